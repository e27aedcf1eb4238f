import type { Share } from "./share.ts";

/** What the senders of answered cases said of the last answer they told about: did it solve the matter. */
export interface SolvedCounts {
  yes: number;
  partly: number;
  no: number;
  /** Of those in `yes`: said "no" of the first answer, and "yes" of the one after the case was reopened. */
  cameRound: number;
}

/**
 * Tỷ lệ trả lời đã giải quyết được vấn đề, in the senders' own words: solved ÷ all who told. "Partly" is not solved.
 */
export function solvedShare({ yes, partly, no }: Omit<SolvedCounts, "cameRound">): Share {
  return { numerator: yes, denominator: yes + partly + no };
}

import type { Share } from "./share.ts";

/** What the senders of answered cases said, asked once: did the answer solve the matter. */
export interface SolvedCounts {
  yes: number;
  partly: number;
  no: number;
}

/**
 * Tỷ lệ trả lời đã giải quyết được vấn đề, in the senders' own words: solved ÷ all who told. "Partly" is not solved.
 */
export function solvedShare({ yes, partly, no }: SolvedCounts): Share {
  return { numerator: yes, denominator: yes + partly + no };
}

import type { Share } from "./share.ts";

/** What the senders of answered cases said about the last answer they judged: whether it solved the problem. */
export interface SolvedCounts {
  yes: number;
  partly: number;
  no: number;
  /** Of those in `yes`: senders who said "no" about the first answer and "yes" about the answer to the reopened case. */
  cameRound: number;
}

/**
 * Tỷ lệ trả lời đã giải quyết được vấn đề: senders who say that the answer solved the problem ÷ all senders who said
 * whether it did. "Partly" does not count as solved. Withheld below the minimum of answers. A figure of this product.
 */
export function solvedShare({ yes, partly, no }: Omit<SolvedCounts, "cameRound">): Share {
  return { numerator: yes, denominator: yes + partly + no };
}

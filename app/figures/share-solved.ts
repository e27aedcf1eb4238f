import type { Share } from "./share.ts";

/** What the senders of answered cases said, asked once: did the answer solve the matter. */
export interface SolvedCounts {
  yes: number;
  partly: number;
  no: number;
}

/** Tỷ lệ trả lời đã giải quyết được vấn đề, in the senders' own words. */
export interface ShareSolved {
  solved: number;
  partly: number;
  /** All who told. */
  told: number;
  /** 0 to 1; undefined while fewer than `minimumAnswers` have told. */
  share: number | undefined;
}

/** Solved ÷ all who told; "partly" is not solved. */
export function solvedShare({ yes, partly, no }: SolvedCounts): Share {
  return { numerator: yes, denominator: yes + partly + no };
}

/** Solved ÷ all who told. "Partly" is not solved; it is shown beside, never hidden in either half. */
export function shareSolved({ yes, partly, no }: SolvedCounts, minimumAnswers: number): ShareSolved {
  const told = yes + partly + no;
  const isShown = told > 0 && told >= minimumAnswers;
  return { solved: yes, partly, told, share: isShown ? yes / told : undefined };
}

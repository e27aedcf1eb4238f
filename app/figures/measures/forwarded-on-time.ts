import type { Share } from "./share.ts";

/** Cases forwarded to the competent agency, and how many of them within the five working days for that. */
export interface ForwardedCounts {
  onTime: number;
  all: number;
}

/** Forwarded within five working days ÷ all forwarded (NĐ 20/2008/NĐ-CP, article 9). */
export function forwardedOnTime({ onTime, all }: ForwardedCounts): Share {
  return { numerator: onTime, denominator: all };
}

import { reaches, type Target } from "#app/targets/target.ts";
import { pointsBetween, shareFrom } from "./share.ts";

/** How a share stands against its target. */
export interface TargetGap {
  reached: boolean;
  /** Percentage points (điểm phần trăm) still missing; 0 when reached. */
  points: number;
  /** How many more of the denominator must join the numerator, the denominator staying as it is; 0 when reached. */
  missing: number;
}

/**
 * The gap between `numerator` ÷ `denominator` and an "at least" or "more than" target. Undefined where there is nothing
 * to measure: an empty denominator, or a target that is an upper limit. When even the whole denominator would not do
 * (more than 100 %), `missing` is all that is left.
 */
export function targetGap(numerator: number, denominator: number, target: Target): TargetGap | undefined {
  if (denominator === 0 || target.comparison === "at-most") return undefined;
  if (reaches(numerator / denominator, target)) return { reached: true, points: 0, missing: 0 };
  return {
    reached: false,
    points: pointsBetween(shareFrom(target.value), { numerator, denominator }),
    missing: fewestReaching(denominator, target) - numerator,
  };
}

/**
 * The fewest of `denominator` that reach the target, or all of them when not even that would. It begins one below the
 * product because 0.07 × 100 is 7.000000000000001 in binary; the comparison itself is exact, as both the quotient and
 * the target are the double nearest to the same number.
 */
export function fewestReaching(denominator: number, target: Target): number {
  let count = Math.max(0, Math.floor(target.value * denominator) - 1);
  while (count < denominator && !reaches(count / denominator, target)) count += 1;
  return count;
}

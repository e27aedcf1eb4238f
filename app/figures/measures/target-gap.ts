import { reaches, type Target } from "#app/targets/target.ts";
import { pointsBetween, shareFrom } from "./share.ts";

/** The gap between a share and its target. */
export interface TargetGap {
  reached: boolean;
  /** Percentage points (điểm phần trăm) still missing; 0 when reached. */
  points: number;
  /** How many more of the denominator must count for the numerator, if the denominator stays the same; 0 when reached. */
  missing: number;
}

/**
 * The gap between `numerator` ÷ `denominator` and an "at least" or "more than" target. Undefined if the denominator is 0 or
 * the target is an upper limit. If even the whole denominator would not reach the target ("more than 100 %"), `missing`
 * is the rest of the denominator.
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
 * The smallest count of `denominator` that reaches the target, or `denominator` if no count does. The search begins one
 * below the product because 0.07 × 100 is 7.000000000000001 in floating-point arithmetic; the comparison itself is exact,
 * because quotient and target are both the double nearest to the same number.
 */
export function fewestReaching(denominator: number, target: Target): number {
  let count = Math.max(0, Math.floor(target.value * denominator) - 1);
  while (count < denominator && !reaches(count / denominator, target)) count += 1;
  return count;
}

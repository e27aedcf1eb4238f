import type { Target } from "#app/targets/target.ts";
import type { DossierCounts } from "./dossier-counts.ts";
import { fewestReaching } from "./target-gap.ts";

/** The participation expected at the end of a period, and the ratings still needed a day to reach the target. */
export interface Pace {
  /** Dossiers expected by the end of the period, if they keep coming as they did so far. */
  expectedReceived: number;
  /** Expected dossiers with a rating, if people keep rating as they did so far. */
  expectedRated: number;
  /** Dossiers rated per working day so far. */
  ratedPerWorkingDay: number;
  /** Dossiers that must be rated per working day from now on to reach the target; 0 when no more are needed. */
  neededPerWorkingDay: number;
  /** Whether the expected numbers reach the target. */
  isEnough: boolean;
  workingDaysLeft: number;
}

/**
 * Extrapolates participation to the end of the period: the average per working day so far, applied to the working days
 * left (a straight line; the page says so). Undefined when the period is over, has had no working day, or has no dossier
 * yet. A method of this product, without an outside source.
 */
export function participationPace(
  { received, rated }: Pick<DossierCounts, "received" | "rated">,
  workingDays: { passed: number; left: number },
  target: Target,
): Pace | undefined {
  const { passed, left } = workingDays;
  if (passed <= 0 || left <= 0 || received === 0) return undefined;
  const growth = (passed + left) / passed;
  const expectedReceived = Math.round(received * growth);
  const expectedRated = Math.round(rated * growth);
  const fewest = fewestReaching(expectedReceived, target);
  return {
    expectedReceived,
    expectedRated,
    ratedPerWorkingDay: rated / passed,
    neededPerWorkingDay: Math.max(0, fewest - rated) / left,
    isEnough: expectedRated >= fewest,
    workingDaysLeft: left,
  };
}

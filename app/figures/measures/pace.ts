import type { Target } from "#app/targets/target.ts";
import type { DossierCounts } from "./dossier-counts.ts";
import { fewestReaching } from "./target-gap.ts";

/** Where participation is heading. */
export interface Pace {
  /** Dossiers expected by the end of the period if they keep coming as they did so far. */
  expectedReceived: number;
  /** Of those, with a rating if people keep rating as they did so far. */
  expectedRated: number;
  /** Dossiers rated a working day so far. */
  ratedPerWorkingDay: number;
  /** Dossiers to be rated a working day from now on, so that the period ends on target; 0 when enough are. */
  neededPerWorkingDay: number;
  workingDaysLeft: number;
}

/**
 * What the period ends at if nothing changes, and how many more rated dossiers a working day reach the target. "Nothing
 * changes" is the average of the period's working days until today, carried on over those that are left: a straight
 * line, said to be one. Undefined when the period is over, has had no working day, or has no dossier yet.
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
  const stillMissing = Math.max(0, fewestReaching(expectedReceived, target) - rated);
  return {
    expectedReceived,
    expectedRated: Math.round(rated * growth),
    ratedPerWorkingDay: rated / passed,
    neededPerWorkingDay: stillMissing / left,
    workingDaysLeft: left,
  };
}

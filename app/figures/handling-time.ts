import type { Cohort } from "./cohort.ts";

type Handled = Pick<Cohort, "finished" | "handling_days">;

/** Average calendar days from receipt to result of the finished dossiers; undefined without one. */
export function averageHandlingDays({ finished, handling_days }: Handled): number | undefined {
  return finished === 0 ? undefined : handling_days / finished;
}

/**
 * By what share the average became shorter against the same period a year before (rút ngắn thời gian giải quyết:
 * Thành phố Hồ Chí Minh 2018, II.3); negative when it became longer, undefined where one of the two is missing.
 */
export function handlingCut(now: Handled, before: Handled): number | undefined {
  const [after, earlier] = [averageHandlingDays(now), averageHandlingDays(before)];
  return after === undefined || earlier === undefined || earlier === 0 ? undefined : 1 - after / earlier;
}

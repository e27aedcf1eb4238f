import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import { countPeriod } from "./count-period.server.ts";
import { previousPeriod, samePeriodLastYear, type Period } from "#app/figures/period/period.ts";
import type { ComparedCounts } from "#app/figures/measures/figure-result.ts";
import { everything, type Selection } from "#app/figures/period/selection.ts";

/**
 * The counts of a period, of the whole one before it, and of the same one a year before up to the same day. All three as
 * known on the cut-off day, so that ratings that came later count in the earlier ones too.
 */
export async function comparePeriods(
  db: Db,
  officeId: string,
  period: Period,
  cutOff: Day,
  selection: Selection = everything,
): Promise<ComparedCounts> {
  const count = (of: Period) => countPeriod(db, officeId, of, cutOff, selection);
  return {
    now: await count(period),
    previous: await count(previousPeriod(period, cutOff)),
    lastYear: await count(samePeriodLastYear(period)),
  };
}

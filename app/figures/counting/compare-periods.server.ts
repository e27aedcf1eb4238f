import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import { countPeriod } from "./count-period.server.ts";
import { previousPeriod, samePeriodLastYear, type Period } from "#app/figures/period/period.ts";
import type { ComparedCounts } from "#app/figures/measures/figure-result.ts";
import { everything, type Selection } from "#app/figures/period/selection.ts";

/**
 * The counts of a period, of the whole period before it, and of the same period a year earlier up to the same day. All three
 * are counted as known on the cut-off day: a rating given later than its period counts in that period too. The three
 * are asked for at the same time, the statements of each one after the other: three connections at most.
 */
export async function comparePeriods(
  db: Db,
  officeId: string,
  period: Period,
  cutOff: Day,
  selection: Selection = everything,
): Promise<ComparedCounts> {
  const count = (of: Period) => countPeriod(db, officeId, of, cutOff, selection);
  const [now, previous, lastYear] = await Promise.all([
    count(period),
    count(previousPeriod(period, cutOff)),
    count(samePeriodLastYear(period)),
  ]);
  return { now, previous, lastYear };
}

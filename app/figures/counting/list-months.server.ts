import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import { noDossierCounts, type MonthCounts } from "#app/figures/measures/dossier-counts.ts";
import { chartSpan, monthsOf, type Period } from "#app/figures/period/period.ts";
import { everything, type Selection } from "#app/figures/period/selection.ts";
import { countDossiersByMonth } from "./count-dossiers.server.ts";

/**
 * The months a chart by month shows, in order: those of the whole calendar year around the period (see `chartSpan`), each
 * marked as inside or outside the period. A month without dossiers has counts of 0.
 */
export async function listMonths(
  db: Db,
  officeId: string,
  period: Period,
  cutOff: Day,
  selection: Selection = everything,
): Promise<MonthCounts[]> {
  const span = chartSpan(period, cutOff);
  const counts = await countDossiersByMonth(db, officeId, span, selection);
  const inPeriod = new Set(monthsOf(period));
  return monthsOf(span).map((month) => ({
    month,
    inPeriod: inPeriod.has(month),
    dossiers: counts.get(month) ?? noDossierCounts,
  }));
}

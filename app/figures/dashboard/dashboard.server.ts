import type { Db } from "#db/engine.ts";
import { findMinimumAnswers } from "#app/offices/find-minimum-answers.server.ts";
import { findTargets } from "#app/targets/find-target.server.ts";
import type { Day } from "#app/platform/day.ts";
import { noDossierCounts, type MonthCounts, type NamedCounts } from "#app/figures/measures/dossier-counts.ts";
import { comparePeriods } from "#app/figures/counting/compare-periods.server.ts";
import { countPace } from "#app/figures/counting/count-pace.server.ts";
import { findPaceSources } from "./find-pace-sources.server.ts";
import { findSelectedName } from "#app/figures/period/find-selected-name.server.ts";
import { heatCells } from "#app/figures/charts/heat-classes.ts";
import {
  countDossiersByMonth,
  countDossiersByProcedure,
  listParticipating,
} from "#app/figures/counting/count-dossiers.server.ts";
import { chartSpan, monthsOf, previousPeriod, samePeriodLastYear, type Period } from "#app/figures/period/period.ts";
import { everything, type Selection } from "#app/figures/period/selection.ts";
import { figureResults } from "#app/figures/measures/figure-result.ts";

/** Every figure of an office (or of a selection of it) in a period, as counted on the cut-off day. */
export async function dashboardFigures(
  db: Db,
  officeId: string,
  period: Period,
  cutOff: Day,
  selection: Selection = everything,
) {
  const targets = await findTargets(db, officeId, period.to);
  const minimumAnswers = await findMinimumAnswers(db, officeId);
  const counts = await comparePeriods(db, officeId, period, cutOff, selection);
  return {
    cutOff,
    minimumAnswers,
    targets,
    counts: counts.now,
    results: figureResults(counts, targets, minimumAnswers),
    selectedName:
      selection.by === "all" || selection.by === "channel"
        ? undefined
        : await findSelectedName(db, officeId, selection),
    comparedWith: { previous: previousPeriod(period, cutOff), lastYear: samePeriodLastYear(period) },
  };
}

/** Everything the overview shows: the figures, where they are heading, and what the charts are drawn from. */
export async function dashboard(
  db: Db,
  officeId: string,
  period: Period,
  cutOff: Day,
  selection: Selection = everything,
) {
  const figures = await dashboardFigures(db, officeId, period, cutOff, selection);
  const procedures = hasProcedures(selection)
    ? await countDossiersByProcedure(db, officeId, period, selection)
    : undefined;
  return {
    ...figures,
    pace: await countPace(db, officeId, period, figures.counts.dossiers, figures.targets.participation),
    months: await listMonths(db, officeId, period, cutOff, selection),
    procedures,
    whole:
      procedures === undefined || selection.by !== "all"
        ? undefined
        : await countWholeOffice(db, officeId, period, figures, procedures),
    firstDay: await findFirstDay(db, officeId),
  };
}

/** The totals know the procedures of the whole office and of a field, not those of a unit, counter or channel. */
function hasProcedures({ by }: Selection): boolean {
  return by === "all" || by === "field";
}

/** What is told of the whole office only: by hour, and where the missing ratings can come from. */
async function countWholeOffice(
  db: Db,
  officeId: string,
  period: Period,
  { cutOff, minimumAnswers, targets, results: { participation } }: Awaited<ReturnType<typeof dashboardFigures>>,
  procedures: readonly NamedCounts[],
) {
  const missing = participation.gap?.missing ?? 0;
  const aim = { target: targets.participation, missing, minimum: minimumAnswers };
  return {
    heat: heatCells(await listParticipating(db, officeId, period, "slot"), minimumAnswers),
    paceSources: await findPaceSources(db, officeId, period, cutOff, aim, procedures),
  };
}

async function listMonths(
  db: Db,
  officeId: string,
  period: Period,
  today: Day,
  selection: Selection,
): Promise<MonthCounts[]> {
  const span = chartSpan(period, today);
  const counts = await countDossiersByMonth(db, officeId, span, selection);
  const inPeriod = new Set(monthsOf(period));
  return monthsOf(span).map((month) => ({
    month,
    inPeriod: inPeriod.has(month),
    dossiers: counts.get(month) ?? noDossierCounts,
  }));
}

/** The first day a dossier was received, or undefined for an office without dossiers. */
async function findFirstDay(db: Db, officeId: string): Promise<Day | undefined> {
  const row = await db
    .selectFrom("daily_channel_totals")
    .where("office_id", "=", officeId)
    .where("received", ">", 0)
    .orderBy("day")
    .limit(1)
    .select("day")
    .executeTakeFirst();
  return row?.day;
}

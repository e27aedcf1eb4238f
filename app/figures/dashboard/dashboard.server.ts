import type { Db } from "#db/engine.ts";
import { findMinimumAnswers } from "#app/offices/find-minimum-answers.server.ts";
import { findTargets } from "#app/targets/find-targets.server.ts";
import type { Day } from "#app/platform/day.ts";
import { comparePeriods } from "#app/figures/counting/compare-periods.server.ts";
import { countDossiersByProcedure, listParticipating } from "#app/figures/counting/count-dossiers.server.ts";
import { countPaper, countTablets } from "#app/figures/counting/count-paper.server.ts";
import { countPace } from "#app/figures/counting/count-pace.server.ts";
import { listMonths } from "#app/figures/counting/list-months.server.ts";
import { heatCells } from "#app/figures/charts/heat-classes.ts";
import { figureResults } from "#app/figures/measures/figure-result.ts";
import { findFirstDay } from "#app/figures/period/find-first-day.server.ts";
import { findSelectedName } from "#app/figures/period/find-selected-name.server.ts";
import { previousPeriod, samePeriodLastYear, type Period } from "#app/figures/period/period.ts";
import { everything, hasProcedures, type Selection } from "#app/figures/period/selection.ts";
import { findAllPaceSources } from "./find-pace-sources.server.ts";

/**
 * What the overview asks the database. Rows read are those of an office with 5 channels, 200 procedures, 15 counters and
 * a period of one year; a shorter period reads fewer in proportion.
 *
 * 1. One row or a few each: `targets`, `offices` (minimum of answers), the name of the selection, first day of
 *    `daily_channel_totals`.
 * 2. For each of three periods (this one, the one before, the same one last year):
 *    - `daily_channel_totals`: 1,800 rows (a selection reads its own table: unit, counter, procedure);
 *    - `dossiers`: those without a result whose promised day has passed, by index, and the ratings of those;
 *    - `monthly_procedure_totals`: 2,400 rows, and `daily_procedure_totals` of at most 15 days at each end;
 *    - `daily_answer_totals`: 15,000 rows; whole office only, as all that follows;
 *    - `complaints`: the cases received in the period, three times (answers, forwarded, working days), and
 *      `complaint_outcomes` of those; the office's calendar.
 * 3. The office's calendar (pace); `daily_channel_totals` of the calendar year by month: 1,800 rows; the procedures once
 *    more with all their counts, and their names; `daily_slot_totals`: 15,000 rows.
 * 4. Whole office only: participation by channel (1,800 rows) and counter (5,500 rows) of the period; by procedure,
 *    channel and counter of the last seven days; the names of the counters; the paper slips and the taps on tablets, by
 *    indexes of their own.
 *
 * The statements of one step are sent at most four at a time, so that one page does not take the whole connection pool of
 * PostgreSQL. SQLite has one connection and runs them one after the other.
 */

/** Every figure of an office, or of a selection of its dossiers, in a period, as counted on the cut-off day. */
export async function dashboardFigures(
  db: Db,
  officeId: string,
  period: Period,
  cutOff: Day,
  selection: Selection = everything,
) {
  const [targets, minimumAnswers, selectedName] = await Promise.all([
    findTargets(db, officeId, period.to),
    findMinimumAnswers(db, officeId),
    findSelectedName(db, officeId, selection),
  ]);
  const counts = await comparePeriods(db, officeId, period, cutOff, selection);
  return {
    cutOff,
    minimumAnswers,
    targets,
    counts: counts.now,
    results: figureResults(counts, targets, minimumAnswers),
    selectedName,
    comparedWith: { previous: previousPeriod(period, cutOff), lastYear: samePeriodLastYear(period) },
  };
}

/** Everything the overview shows: the figures, where they are heading, and the data of the charts. */
export async function dashboard(
  db: Db,
  officeId: string,
  period: Period,
  cutOff: Day,
  selection: Selection = everything,
) {
  const figures = await dashboardFigures(db, officeId, period, cutOff, selection);
  const { counts, targets, minimumAnswers, results } = figures;
  const isWholeOffice = selection.by === "all";
  const [pace, months, procedures, slots] = await Promise.all([
    countPace(db, officeId, period, counts.dossiers, targets.participation),
    listMonths(db, officeId, period, cutOff, selection),
    hasProcedures(selection) ? countDossiersByProcedure(db, officeId, period, selection) : undefined,
    isWholeOffice ? listParticipating(db, officeId, period, "slot") : undefined,
  ]);
  const missing = results.participation.gap?.missing ?? 0;
  const aim = { target: targets.participation, missing, minimum: minimumAnswers };
  const [firstDay, paper, tablets, paceSources] = await Promise.all([
    findFirstDay(db, officeId),
    isWholeOffice ? countPaper(db, officeId, period) : undefined,
    isWholeOffice ? countTablets(db, officeId, period) : undefined,
    isWholeOffice ? findAllPaceSources(db, officeId, period, cutOff, aim, procedures ?? []) : undefined,
  ]);
  return {
    ...figures,
    pace,
    months,
    procedures,
    /** Counted for the whole office only: hours of receipt, and where the missing ratings can come from. */
    whole: slots && paceSources && { heat: heatCells(slots, minimumAnswers), paceSources },
    firstDay,
    paper,
    tablets,
  };
}

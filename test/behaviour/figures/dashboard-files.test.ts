import { expect, test } from "vitest";
import { allFiguresTable } from "#app/figures/dashboard/all-figures-table.ts";
import {
  funnelTable,
  hoursTable,
  levelsTable,
  participationByMonthTable,
  procedureTable,
  satisfactionByMonthTable,
} from "#app/figures/dashboard/chart-tables.ts";
import { dashboard } from "#app/figures/dashboard/dashboard.server.ts";
import { paceSourcesTable } from "#app/figures/dashboard/pace-sources-table.ts";
import {
  dashboardTable,
  dashboardTableNames,
  type DashboardTableName,
} from "#app/figures/exports/dashboard-table.server.ts";
import { participationFunnel } from "#app/figures/measures/funnel.ts";
import { periodFrom, periodSearch } from "#app/figures/period/period.ts";
import { everything, selectionLabel, selectionSearch, type Selection } from "#app/figures/period/selection.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenDossiers } from "#test/support/figures.ts";
import { givenOffice } from "#test/support/story.ts";

const t = translator("vi");

/** Every table of the overview, from the data its page is made of. */
async function tablesOfPage(context: Context, officeId: string, selection: Selection) {
  const cutOff = dayOf(context.clock.now());
  const period = periodFrom(new URLSearchParams(), cutOff);
  const figures = await dashboard(context.db, officeId, period, cutOff, selection);
  const { results, targets, counts, months, procedures, whole } = figures;
  const search = periodSearch(period) + selectionSearch(selection);
  const selected = selectionLabel(selection, figures.selectedName, t);
  const frame = { t, language: "vi" as const, period, cutOff, selected, search, minimum: figures.minimumAnswers };
  const target = targets.participation;
  const steps = participationFunnel(counts.dossiers);
  return {
    figures: allFiguresTable(results, frame),
    "participation-by-month": participationByMonthTable(months, target, frame),
    "satisfaction-by-month": satisfactionByMonthTable(months, targets.satisfaction, frame),
    funnel: steps && funnelTable(steps, target, frame),
    levels: levelsTable(counts.dossiers.scores, results.satisfaction.measure, frame),
    hours: whole && hoursTable(whole.heat, target, frame),
    procedures: procedures && procedureTable(procedures, targets, frame),
    "pace-by-procedure": whole && paceSourcesTable("procedure", whole.paceSources.procedure, target, frame),
    "pace-by-channel": whole && paceSourcesTable("channel", whole.paceSources.channel, target, frame),
    "pace-by-counter": whole && paceSourcesTable("counter", whole.paceSources.counter, target, frame),
  } satisfies Record<DashboardTableName, FigureTable | undefined>;
}

const selections: readonly Selection[] = [
  everything,
  { by: "channel", value: "counter" },
  { by: "field", value: "Đo lường" },
];

test("a file of the overview holds what its page shows, though only its own table is counted", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const at = "2026-05-04T09:00:00+07:00";
  await givenDossiers(context, officeId, [
    ...Array.from({ length: 6 }, () => ({ at, procedure: "1.000001", taps: [5] as const, counter: "Quầy 1" })),
    ...Array.from({ length: 9 }, () => ({ at, procedure: "1.000002" })),
    { at: "2026-11-19T10:00:00+07:00", procedure: "1.000001", channel: "post" as const },
  ]);
  const cutOff = dayOf(context.clock.now());
  const period = periodFrom(new URLSearchParams(), cutOff);

  for (const selection of selections) {
    const page = await tablesOfPage(context, officeId, selection);
    for (const name of dashboardTableNames) {
      const asked = { officeId, period, cutOff, selection, t, language: "vi" as const };
      expect(await dashboardTable(name, context.db, asked), `${name} of ${selection.by}`).toEqual(page[name]);
    }
  }
});

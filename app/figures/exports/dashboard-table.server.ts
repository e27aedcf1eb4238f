import type { Db } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Day } from "#app/platform/day.ts";
import { funnelTable, hoursTable, levelsTable, procedureTable } from "#app/figures/dashboard/chart-tables.ts";
import { dashboard, dashboardFigures } from "#app/figures/dashboard/dashboard.server.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { allFiguresTable } from "#app/figures/dashboard/all-figures-table.ts";
import { participationFunnel } from "#app/figures/measures/funnel.ts";
import { participationByMonthTable, satisfactionByMonthTable } from "#app/figures/dashboard/month-tables.ts";
import { paceSourcesTable } from "#app/figures/dashboard/pace-sources-table.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import { selectionLabel } from "#app/figures/period/selection-label.ts";
import { selectionSearch, type Selection } from "#app/figures/period/selection.ts";
import type { TableFrame } from "#app/figures/tables/table-frame.ts";

/** The tables of the overview and of the page of all figures, as files. */
export const dashboardTableNames = [
  "figures",
  "participation-by-month",
  "satisfaction-by-month",
  "funnel",
  "levels",
  "hours",
  "procedures",
  "pace-by-procedure",
  "pace-by-channel",
  "pace-by-counter",
] as const;
export type DashboardTableName = (typeof dashboardTableNames)[number];

interface Asked {
  officeId: string;
  period: Period;
  cutOff: Day;
  selection: Selection;
  t: Translate;
  language: Language;
}

/** A table of the dashboard; undefined where there is nothing to tell, or not for the selection. */
export async function dashboardTable(
  name: DashboardTableName,
  db: Db,
  { officeId, period, cutOff, selection, t, language }: Asked,
): Promise<FigureTable | undefined> {
  const frameOf = ({ selectedName, minimumAnswers }: Awaited<ReturnType<typeof dashboardFigures>>): TableFrame => {
    const selected = selectionLabel(selection, selectedName, t);
    const search = periodSearch(period) + selectionSearch(selection);
    return { t, language, period, cutOff, selected, search, minimum: minimumAnswers };
  };
  if (name === "figures") {
    const figures = await dashboardFigures(db, officeId, period, cutOff, selection);
    return allFiguresTable(figures.results, frameOf(figures));
  }
  const figures = await dashboard(db, officeId, period, cutOff, selection);
  return chartTable(name, figures, frameOf(figures));
}

function chartTable(
  name: Exclude<DashboardTableName, "figures">,
  { months, targets, counts, whole, procedures, results: { satisfaction } }: Awaited<ReturnType<typeof dashboard>>,
  frame: TableFrame,
): FigureTable | undefined {
  switch (name) {
    case "participation-by-month":
      return participationByMonthTable(months, targets.participation, frame);
    case "satisfaction-by-month":
      return satisfactionByMonthTable(months, targets.satisfaction, frame);
    case "funnel": {
      const steps = participationFunnel(counts.dossiers);
      return steps && funnelTable(steps, targets.participation, frame);
    }
    case "levels":
      return levelsTable(counts.dossiers.scores, satisfaction.measure, frame);
    case "hours":
      return whole && hoursTable(whole.heat, targets.participation, frame);
    case "procedures":
      return procedures && procedureTable(procedures, targets, frame);
    case "pace-by-procedure":
      return whole && paceSourcesTable("procedure", whole.paceSources.procedure, targets.participation, frame);
    case "pace-by-channel":
      return whole && paceSourcesTable("channel", whole.paceSources.channel, targets.participation, frame);
    case "pace-by-counter":
      return whole && paceSourcesTable("counter", whole.paceSources.counter, targets.participation, frame);
  }
}

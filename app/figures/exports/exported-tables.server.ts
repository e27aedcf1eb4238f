import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { yearOf, type Day } from "#app/platform/day.ts";
import type { Permission } from "#app/staff/permissions.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { dashboardTable, dashboardTableNames, type DashboardTableName } from "./dashboard-table.server.ts";
import { breakdown } from "#app/figures/breakdown/breakdown.server.ts";
import { dimensions, orderFrom, type Dimension } from "#app/figures/breakdown/breakdown.ts";
import { columnSpans, columnTable, columnYear, type ColumnSpans } from "#app/figures/column/column-counts.ts";
import { listCountedItems } from "#app/figures/column/list-counted-items.server.ts";
import { dashboardFigures } from "#app/figures/dashboard/dashboard.server.ts";
import { linesOf, planLines, planTable } from "#app/figures/plan/plan-comparison.ts";
import { ownQuestionTable } from "#app/figures/indicators/own-question-table.ts";
import { factorTable } from "#app/figures/indicators/factor-table.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { flaggedFigures } from "#app/figures/flagged/flagged-figures.server.ts";
import { flaggedTable } from "#app/figures/flagged/flagged-table.ts";
import { forecastPage } from "#app/figures/forecast/forecast-page.server.ts";
import { indicatorTable } from "#app/figures/indicators/indicator-table.ts";
import { nineIndicators, serviceFactors } from "#app/figures/indicators/indicators.server.ts";
import { margins, type Margin } from "#app/figures/nonresponse/nonresponse.ts";
import { nonresponsePage } from "#app/figures/nonresponse/nonresponse-page.server.ts";
import { officerFigures } from "#app/figures/breakdown/officer-figures.server.ts";
import { periodLabel } from "#app/figures/period/period-label.ts";
import { periodFrom, type Period } from "#app/figures/period/period.ts";
import { province } from "#app/figures/province/province.server.ts";
import { provinceTable } from "#app/figures/province/province-table.ts";
import { provinceOrderFrom } from "#app/figures/province/province.ts";
import { quarterAround } from "#app/figures/period/quarter.ts";
import { selectionFrom } from "#app/figures/period/selection.ts";

/** The forms in which a table is taken away. */
export const fileFormats = ["csv", "xlsx", "json"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** The person who asks for a table, and the query: period, selection, order. */
export interface AskedTable {
  context: Context;
  staff: SignedIn;
  search: URLSearchParams;
  today: Day;
  format: FileFormat;
  t: Translate;
  language: Language;
}

interface ExportedTable {
  permission: Permission;
  /** The table as its page shows it for the same query; undefined if there is none. */
  build: (asked: AskedTable) => Promise<FigureTable | undefined>;
}

/** Every table that can be taken away as a file, by its name in the address. */
const exportedTables: Readonly<Record<string, ExportedTable>> = {
  ...Object.fromEntries(dimensions.map((dimension) => [`by-${dimension}`, breakdownBy(dimension)])),
  ...Object.fromEntries(
    dashboardTableNames.map((name) => [name, { permission: "dashboard.view", build: ofDashboard(name) } as const]),
  ),
  ...Object.fromEntries(columnSpans.map((kind) => [`column-${kind}`, columnBy(kind)])),
  plan: { permission: "dashboard.view", build: againstPlan },
  ...Object.fromEntries(margins.map((margin) => [`nonresponse-${margin}`, comparedBy(margin)])),
  "satisfaction-weighted": { permission: "dashboard.view", build: weighted },
  forecast: { permission: "dashboard.view", build: forecastOfEnd },
  factors: { permission: "dashboard.view", build: factors },
  "own-questions": { permission: "dashboard.view", build: ownQuestions },
  indicators: { permission: "dashboard.view", build: indicatorsOfQuarter },
  province: { permission: "province.view", build: offices },
  flagged: { permission: "ratings.judge", build: withAndWithout },
  "by-officer": { permission: "figures.officers", build: byOfficer },
};

/** A table by its name, or undefined. */
export function findExportedTable(name: string): ExportedTable | undefined {
  return Object.hasOwn(exportedTables, name) ? exportedTables[name] : undefined;
}

function breakdownBy(dimension: Dimension): ExportedTable {
  return {
    permission: "dashboard.view",
    build: async ({ context, staff, search, today, t }) => {
      const found = await breakdown(context.db, {
        officeId: staff.officeId,
        period: periodFrom(search, today),
        cutOff: today,
        selection: selectionFrom(search),
        dimension,
        order: orderFrom(search),
        t,
      });
      return found?.table;
    },
  };
}

function comparedBy(margin: Margin): ExportedTable {
  return {
    permission: "dashboard.view",
    build: async (asked) => (await nonresponseOf(asked)).tables[margin],
  };
}

async function weighted(asked: AskedTable): Promise<FigureTable | undefined> {
  return (await nonresponseOf(asked)).weightedTable;
}

async function forecastOfEnd({ context, staff, search, today, t, language }: AskedTable) {
  const period = periodFrom(search, today);
  const asked = { officeId: staff.officeId, period, cutOff: today, t, language };
  return (await forecastPage(context.db, asked)).table;
}

function nonresponseOf({ context, staff, search, today, t, language }: AskedTable) {
  const period = periodFrom(search, today);
  return nonresponsePage(context.db, { officeId: staff.officeId, period, cutOff: today, t, language });
}

function columnBy(kind: ColumnSpans): ExportedTable {
  return {
    permission: "dashboard.view",
    build: async ({ context, staff, search, today, t }) => {
      const year = columnYear(search, yearOf(today));
      return columnTable(kind, { items: await listCountedItems(context.db, staff.officeId, year), year, today, t });
    },
  };
}

function ofDashboard(name: DashboardTableName) {
  return ({ context, staff, search, today, t, language }: AskedTable) =>
    dashboardTable(name, context.db, {
      officeId: staff.officeId,
      period: periodFrom(search, today),
      cutOff: today,
      selection: selectionFrom(search),
      t,
      language,
    });
}

function byOfficer({ context, staff, search, today, format, t }: AskedTable): Promise<FigureTable> {
  return officerFigures(context, { reader: staff, period: periodFrom(search, today), cutOff: today, as: format, t });
}

async function againstPlan({ context, staff, search, today, t, language }: AskedTable): Promise<FigureTable> {
  const period = periodFrom(search, today);
  const { results } = await dashboardFigures(context.db, staff.officeId, period, today);
  return planTable(linesOf(planLines(results, period), search.get("plan")), { period, cutOff: today, t, language });
}

async function withAndWithout({ context, staff, search, today, t, language }: AskedTable): Promise<FigureTable> {
  const period = periodFrom(search, today);
  const figures = await flaggedFigures(context.db, staff.officeId, period);
  return flaggedTable(figures, subtitleOf(period, today, t), t, language);
}

async function factors({ context, staff, search, today, t, language }: AskedTable): Promise<FigureTable> {
  const period = periodFrom(search, today);
  return factorTable(
    await serviceFactors(context.db, staff.officeId, period),
    subtitleOf(period, today, t),
    t,
    language,
  );
}

async function ownQuestions({ context, staff, search, today, t, language }: AskedTable): Promise<FigureTable> {
  const period = periodFrom(search, today);
  const figures = await serviceFactors(context.db, staff.officeId, period);
  return ownQuestionTable(figures, subtitleOf(period, today, t), t, language);
}

async function indicatorsOfQuarter({ context, staff, search, today, t }: AskedTable): Promise<FigureTable> {
  const quarter = quarterAround(periodFrom(search, today), today);
  const { assessment, minimum } = await nineIndicators(context.db, staff.officeId, quarter, today);
  return indicatorTable(assessment, minimum, subtitleOf(quarter, today, t), t);
}

async function offices({ context, staff, search, today, t }: AskedTable): Promise<FigureTable> {
  const period = periodFrom(search, today);
  const figures = await province(context.db, period, today);
  return provinceTable(
    { ...figures, territory: staff.territory },
    provinceOrderFrom(search),
    subtitleOf(period, today, t),
    t,
  );
}

function subtitleOf(period: Period, cutOff: Day, t: Translate): string {
  return t("figures:frame.subtitle", { period: periodLabel(period, t), day: formatDay(cutOff) });
}

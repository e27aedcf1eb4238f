import type { Db } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { findMinimumAnswers } from "#app/offices/find-minimum-answers.server.ts";
import type { Day } from "#app/platform/day.ts";
import { findTargets } from "#app/targets/find-targets.server.ts";
import { heatCells } from "#app/figures/charts/heat-classes.ts";
import {
  countDossiers,
  countDossiersByProcedure,
  listParticipating,
} from "#app/figures/counting/count-dossiers.server.ts";
import { listMonths } from "#app/figures/counting/list-months.server.ts";
import { allFiguresTable } from "#app/figures/dashboard/all-figures-table.ts";
import {
  funnelTable,
  hoursTable,
  levelsTable,
  participationByMonthTable,
  procedureTable,
  satisfactionByMonthTable,
} from "#app/figures/dashboard/chart-tables.ts";
import { dashboardFigures } from "#app/figures/dashboard/dashboard.server.ts";
import { findPaceSources, listParts } from "#app/figures/dashboard/find-pace-sources.server.ts";
import { paceSourcesTable } from "#app/figures/dashboard/pace-sources-table.ts";
import type { PaceDimension } from "#app/figures/dashboard/pace-sources.ts";
import { participationFunnel } from "#app/figures/measures/funnel.ts";
import type { Targets } from "#app/figures/measures/figure-result.ts";
import { opinionOf } from "#app/figures/measures/measure.ts";
import { participation } from "#app/figures/measures/participation.ts";
import { satisfiedShare } from "#app/figures/measures/satisfaction.ts";
import { findSelectedName } from "#app/figures/period/find-selected-name.server.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import { selectionLabel, hasProcedures, selectionSearch, type Selection } from "#app/figures/period/selection.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import type { TableFrame } from "#app/figures/tables/table-frame.ts";

/** What a table is asked for: whose figures, of which days, and in which language. */
interface AskedDashboardTable {
  officeId: string;
  period: Period;
  cutOff: Day;
  selection: Selection;
  t: Translate;
  language: Language;
}

interface TableContext {
  db: Db;
  asked: AskedDashboardTable;
  frame: TableFrame;
  targets: Targets;
}

/** Counts only what one table needs; undefined if there is nothing to show or not for the selection. */
type BuildTable = (context: TableContext) => Promise<FigureTable | undefined>;

/** The tables of the overview and of the page of all figures, by the name in the address of their files. */
const builders = {
  figures: async ({ db, asked: { officeId, period, cutOff, selection }, frame }) => {
    const { results } = await dashboardFigures(db, officeId, period, cutOff, selection);
    return allFiguresTable(results, frame);
  },
  "participation-by-month": async (context) =>
    participationByMonthTable(await months(context), context.targets.participation, context.frame),
  "satisfaction-by-month": async (context) =>
    satisfactionByMonthTable(await months(context), context.targets.satisfaction, context.frame),
  funnel: async (context) => {
    const steps = participationFunnel(await dossiers(context));
    return steps && funnelTable(steps, context.targets.participation, context.frame);
  },
  levels: async (context) => {
    const { scores } = await dossiers(context);
    return levelsTable(scores, opinionOf(satisfiedShare(scores), context.frame.minimum), context.frame);
  },
  hours: async ({ db, asked: { officeId, period, selection }, targets, frame }) => {
    if (selection.by !== "all") return undefined;
    const slots = await listParticipating(db, officeId, period, "slot");
    return hoursTable(heatCells(slots, frame.minimum), targets.participation, frame);
  },
  procedures: async ({ db, asked: { officeId, period, selection }, targets, frame }) => {
    if (!hasProcedures(selection)) return undefined;
    return procedureTable(await countDossiersByProcedure(db, officeId, period, selection), targets, frame);
  },
  "pace-by-procedure": (context) => paceTable("procedure", context),
  "pace-by-channel": (context) => paceTable("channel", context),
  "pace-by-counter": (context) => paceTable("counter", context),
} as const satisfies Record<string, BuildTable>;

export type DashboardTableName = keyof typeof builders;
export const dashboardTableNames = Object.keys(builders) as DashboardTableName[];

/** A table of the dashboard as its page shows it; undefined if there is nothing to show or not for the selection. */
export async function dashboardTable(
  name: DashboardTableName,
  db: Db,
  asked: AskedDashboardTable,
): Promise<FigureTable | undefined> {
  const { officeId, period, cutOff, selection, t, language } = asked;
  const [selectedName, minimum, targets] = await Promise.all([
    findSelectedName(db, officeId, selection),
    findMinimumAnswers(db, officeId),
    findTargets(db, officeId, period.to),
  ]);
  const selected = selectionLabel(selection, selectedName, t);
  const search = periodSearch(period) + selectionSearch(selection);
  const frame: TableFrame = { t, language, period, cutOff, selected, search, minimum };
  return builders[name]({ db, asked, frame, targets });
}

function months({ db, asked: { officeId, period, cutOff, selection } }: TableContext) {
  return listMonths(db, officeId, period, cutOff, selection);
}

function dossiers({ db, asked: { officeId, period, selection } }: TableContext) {
  return countDossiers(db, officeId, period, selection);
}

/** The groups of one dimension from which the missing ratings can come; for the whole office only. */
async function paceTable(by: PaceDimension, context: TableContext): Promise<FigureTable | undefined> {
  const { db, asked, targets, frame } = context;
  const { officeId, period, cutOff, selection } = asked;
  if (selection.by !== "all") return undefined;
  const target = targets.participation;
  const [counts, parts] = await Promise.all([
    dossiers(context),
    by === "procedure" ? countDossiersByProcedure(db, officeId, period) : listParts(db, officeId, period, by),
  ]);
  const missing = participation(counts, target).gap?.missing ?? 0;
  const aim = { target, missing, minimum: frame.minimum };
  return paceSourcesTable(by, await findPaceSources(db, officeId, period, cutOff, aim, by, parts), target, frame);
}

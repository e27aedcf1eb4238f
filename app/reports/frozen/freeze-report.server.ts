import { createHash } from "node:crypto";
import type { Db } from "#db/engine.ts";
import { linesOf } from "#app/complaints/case/case-rules.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { calendarEntries } from "#app/deadlines/calendar/working-calendar.ts";
import { comparedText } from "#app/figures/dashboard/compared-text.ts";
import { dashboardFigures } from "#app/figures/dashboard/dashboard.server.ts";
import { dashboardTable, type DashboardTableName } from "#app/figures/exports/dashboard-table.server.ts";
import { factorTable } from "#app/figures/indicators/factor-table.ts";
import { indicatorTable } from "#app/figures/indicators/indicator-table.ts";
import { nineIndicators, serviceFactors } from "#app/figures/indicators/indicators.server.ts";
import { daysPeriod, type Period } from "#app/figures/period/period.ts";
import { periodLabel } from "#app/figures/period/period-label.ts";
import { quarterAround } from "#app/figures/period/quarter.ts";
import { everything } from "#app/figures/period/selection.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { formatDay } from "#app/i18n/format.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import { findOfficeDetails } from "#app/offices/find-office-details.server.ts";
import { addDays, instantAt, type Day } from "#app/platform/day.ts";
import { findQuestionnaireInForce } from "#app/ratings/questions/find-questionnaire.server.ts";
import type { ReportKind } from "#app/reports/calendar/report-deadline.ts";
import { targetText } from "#app/targets/target-text.ts";
import { figureNames } from "#app/targets/target.ts";
import {
  complaintsAnnex,
  improvementsAnnex,
  lateDossiersAnnex,
  publishedAnswersAnnex,
  type AnnexScope,
} from "./annex-tables.server.ts";
import { formulasVersion, frozenText, withoutLinks, type FrozenReport } from "./frozen-report.ts";

/** What a report is frozen for. */
export interface FrozenScope {
  officeId: string;
  kind: ReportKind;
  from: Day;
  cutOff: Day;
}

/** A frozen report with what its proposed sentences are made of. */
export interface Frozen {
  report: FrozenReport;
  figures: Awaited<ReturnType<typeof dashboardFigures>>;
}

const language = "vi";

/**
 * Counts everything that a report prints, in Vietnamese, as the database has it now. Call it inside one transaction whose
 * statements all see the same data.
 */
export async function freezeReport(db: Db, scope: FrozenScope): Promise<Frozen> {
  const t = translator(language);
  const { officeId, from, cutOff, kind } = scope;
  const period = daysPeriod(from, cutOff, cutOff);
  const figures = await dashboardFigures(db, officeId, period, cutOff);
  const tables = (await tablesOf(db, scope, period, t)).map((table) =>
    // "Kỳ trước" of days that were typed is no quarter or year that a reader would guess.
    table.name === "figures"
      ? { ...table, notes: [...table.notes, comparedText(figures.comparedWith, cutOff, t)] }
      : table,
  );
  const { name, parentName, place } = await findOfficeDetails(db, officeId);
  const { documentSymbol, letterSigner, archiveLine } = await findCaseRules(db, officeId);
  const report: FrozenReport = {
    format: 1,
    from,
    cutOff,
    office: { name, parentName, place, documentSymbol, signer: linesOf(letterSigner), archiveLine },
    versions: await versionsOf(db, scope, figures, t),
    tables: tables.filter(({ name: table }) => tablesOfKind[kind].includes(table)).map(withoutLinks),
  };
  return { report, figures };
}

const annexNames = ["indicators", "factors", "complaints", "late-dossiers", "published-answers", "improvements"];
const mainNames = ["figures", "participation-by-month", "levels", "procedures"];

/** The tables of each kind of report. */
const tablesOfKind: Readonly<Record<ReportKind, readonly string[]>> = {
  reform: [...mainNames, ...annexNames],
  survey: [...mainNames, "indicators", "factors", "improvements"],
  columns: ["figures", "published-answers", "improvements"],
  other: [...mainNames, ...annexNames],
};

async function tablesOf(db: Db, { officeId, from, cutOff }: FrozenScope, period: Period, t: Translate) {
  const subtitle = t("figures:frame.subtitle", { period: periodLabel(period, t), day: formatDay(cutOff) });
  const annex: AnnexScope = { db, officeId, from, cutOff, subtitle, t };
  const tables: (FigureTable | undefined)[] = [];
  for (const name of mainNames) {
    const asked = { officeId, period, cutOff, selection: everything, t, language } as const;
    tables.push(await dashboardTable(name as DashboardTableName, db, asked));
  }
  const quarter = quarterAround(period, cutOff);
  const { assessment, minimum } = await nineIndicators(db, officeId, quarter, cutOff);
  const ofQuarter = t("figures:frame.subtitle", { period: periodLabel(quarter, t), day: formatDay(cutOff) });
  tables.push(indicatorTable(assessment, minimum, ofQuarter, t));
  tables.push(factorTable(await serviceFactors(db, officeId, period), subtitle, t, language));
  tables.push(await complaintsAnnex(annex), await lateDossiersAnnex(annex));
  tables.push(await publishedAnswersAnnex(annex), await improvementsAnnex(annex));
  return tables.filter((table) => table !== undefined);
}

async function versionsOf(
  db: Db,
  { officeId, from, cutOff }: FrozenScope,
  { targets, minimumAnswers }: Frozen["figures"],
  t: Translate,
): Promise<FrozenReport["versions"]> {
  const calendar = await findCalendar(db, officeId);
  const first = await findQuestionnaireInForce(db, officeId, instantAt(from, 0, 0));
  const last = await findQuestionnaireInForce(db, officeId, instantAt(addDays(cutOff, 1), 0, 0));
  const asked = Array.from({ length: last.version - first.version + 1 }, (_, index) => first.version + index);
  return {
    formulas: formulasVersion,
    confirmedYears: [...calendar.confirmedYears].sort(),
    calendar: digestOf(JSON.stringify(calendarEntries(calendar))),
    targets: figureNames.flatMap((figure) => {
      const target = targets[figure];
      if (target === undefined) return [];
      return [
        { figure: t(`figures:name.${figure}`), target: targetText(figure, target, t, language), source: target.source },
      ];
    }),
    questionnaires: asked,
    minimumAnswers,
  };
}

/** The digest under which a frozen report is stored and printed. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The text and the digest of a frozen report. */
export function sealed(report: FrozenReport): { frozen: string; digest: string } {
  const frozen = frozenText(report);
  return { frozen, digest: digestOf(frozen) };
}

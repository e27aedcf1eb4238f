import type { ReportAnnex, ReportBlock } from "#app/documents/report-document.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import { printedReport } from "#app/reports/printing/printed-report.ts";
import type { Report } from "#app/reports/report/report.ts";

/** What a reader without an account sees of a report: the printed report, without lines of single cases and without names. */
export interface SharedReport {
  name: string;
  officeName: string;
  revision: number;
  addressee: string;
  from: Day;
  cutOff: Day;
  countedAt: Instant;
  sentAt: Instant | null;
  documentNumber: string;
  blocks: readonly ReportBlock[];
  annexes: readonly ReportAnnex[];
  /** The titles of the annexes that are left out. */
  leftOut: string[];
  /** Lines that are left out, because what they quote is no longer public. */
  withdrawn: number;
}

/** `isReplaced`: a later revision is approved. `isIntact`: the stored figures still have their digest. */
export interface FoundShared {
  report: SharedReport;
  isReplaced: boolean;
  isIntact: boolean;
}

/**
 * The tables of a report that a link shows: counts, and what the office published anyway. The registers of cases and of
 * late dossiers have a line for each citizen's case. A table that a later version adds is left out until it is named here.
 */
const sharedTables: readonly string[] = [
  "figures",
  "participation-by-month",
  "levels",
  "procedures",
  "indicators",
  "factors",
  "published-answers",
  "improvements",
];

/** The tables whose lines everybody could read when they were frozen; a line has the id of what it quotes. */
const publicTables: readonly string[] = ["published-answers", "improvements"];

/**
 * A report as a link shows it: its own frozen tables and text, never counted anew. `isPublic`: whether an answer or an
 * improvement of this id can still be read by everybody; one that was withdrawn since does not come back by a link.
 */
export function sharedReport(report: Report, isPublic: (id: string) => boolean): SharedReport {
  const { frozen, name, revision, addressee, countedAt, sent, documentNumber } = report;
  const whole = frozen.tables.filter((table) => sharedTables.includes(table.name));
  const shown = whole.map((table) =>
    publicTables.includes(table.name) ? { ...table, rows: table.rows.filter(({ id }) => isPublic(id)) } : table,
  );
  const leftOut = frozen.tables.filter((table) => !sharedTables.includes(table.name)).map(({ title }) => title);
  const { blocks, annexes } = printedReport({ ...report, frozen: { ...frozen, tables: shown } });
  return {
    name,
    officeName: frozen.office.name,
    revision,
    addressee,
    from: frozen.from,
    cutOff: frozen.cutOff,
    countedAt,
    sentAt: sent?.at ?? null,
    documentNumber,
    blocks,
    annexes,
    leftOut,
    withdrawn: linesOf(whole) - linesOf(shown),
  };
}

function linesOf(tables: Report["frozen"]["tables"]): number {
  return tables.reduce((sum, { rows }) => sum + rows.length, 0);
}

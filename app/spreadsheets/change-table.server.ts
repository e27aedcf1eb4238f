import { createHash } from "node:crypto";
import { inTransaction, type Db } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import { languages, type Language } from "#app/i18n/languages.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { caseRulesTable } from "./case-rules-table.server.ts";
import { compareTable, type ColumnName, type FileRow, type OfficeTable, type TableName } from "./office-table.ts";
import { questionnaireTable } from "./questionnaire-table.server.ts";
import { questionsTable } from "./questions-table.server.ts";
import { officeDetailsTable } from "./office-details-table.server.ts";
import { organisationTable } from "./organisation-table.server.ts";
import { readLines, type LinesProblem } from "./read-lines.server.ts";
import { proceduresTable } from "./procedures-table.server.ts";
import { remindersTable } from "./reminders-table.server.ts";
import { retentionTable } from "./retention-table.server.ts";
import { fileColumns, readTable, tableLines, type FileProblem } from "./table-file.ts";
import { previewOf, type TablePreview } from "./table-preview.ts";
import type { By, TableSource } from "./table-source.server.ts";
import { targetsTable } from "./targets-table.server.ts";
import { templatesTable } from "./templates-table.server.ts";
import { textsTable } from "./texts-table.server.ts";
import { trustTable } from "./trust-table.server.ts";
import type { WrittenTable } from "./write-file.server.ts";

const sources: Record<TableName, TableSource> = {
  office: officeDetailsTable,
  organisation: organisationTable,
  procedures: proceduresTable,
  targets: targetsTable,
  reminders: remindersTable,
  "case-rules": caseRulesTable,
  templates: templatesTable,
  texts: textsTable,
  questionnaire: questionnaireTable,
  questions: questionsTable,
  trust: trustTable,
  retention: retentionTable,
};

/** The page on which the settings of a table are changed by hand, and whether a file can remove rows. */
export function aboutTable(name: TableName): { page: string; canRemove: boolean } {
  const { page, canRemove } = sources[name];
  return { page, canRemove };
}

/** A table of the office as it is written into a file, in the language of the reader. */
export async function writtenTable(
  db: Db,
  officeId: string,
  name: TableName,
  language: Language,
): Promise<WrittenTable> {
  const t = translator(language);
  const table = await sources[name].load(db, officeId, language);
  const heads = fileColumns(table).map((column) => {
    const known = table.columns.find((one) => one.name === column);
    return { label: t(`spreadsheets:columns.${column}`), width: known?.width, isNumber: known?.isNumber };
  });
  return { name: t(`spreadsheets:tables.${name}.title`), heads, lines: tableLines(table) };
}

export type FileOutcome =
  | { ok: true; preview: TablePreview }
  /** The file as a whole was refused; `columns` are the ones that are missing or there twice. */
  | { ok: false; problem: LinesProblem | FileProblem; columns: readonly ColumnName[] };

/** Reads an uploaded file and says what it would change. Saves nothing. */
export async function previewFile(
  { db }: Pick<Context, "db">,
  officeId: string,
  name: TableName,
  { file, language }: { file: FormDataEntryValue | null; language: Language },
): Promise<FileOutcome> {
  const read = await readLines(file);
  if (!read.ok) return { ok: false, problem: read.problem, columns: [] };
  const table = await sources[name].load(db, officeId, language);
  const rows = readTable(table, read.lines, (column) =>
    languages.map((other) => translator(other)(`spreadsheets:columns.${column}`)),
  );
  if (!rows.ok) return { ok: false, problem: rows.problem, columns: rows.columns };
  const difference = compareTable(table, rows.rows);
  difference.problems.unshift(...rows.problems);
  return { ok: true, preview: previewIn(table, difference, name, language) };
}

export type ApplyOutcome =
  | { ok: true; count: number }
  /** Somebody else saved something since the preview, or a row cannot be saved: the preview as it is now. */
  | { ok: false; reason: "changed" | "problems" | "nothing"; preview: TablePreview };

/**
 * Saves what a preview showed, all of it or nothing, with one entry in the audit record per changed thing. If the table
 * is not the one that was previewed (`state`), nothing is saved and the preview is made anew.
 */
export function applyRows(
  context: Context,
  by: By,
  name: TableName,
  { rows, state, language }: { rows: readonly FileRow[]; state: string; language: Language },
): Promise<ApplyOutcome> {
  return inTransaction(context.db, async (tx): Promise<ApplyOutcome> => {
    await lockOffice(tx, by.officeId);
    const table = await sources[name].load(tx, by.officeId, language);
    const difference = compareTable(table, rows);
    const preview = previewIn(table, difference, name, language);
    if (preview.state !== state) return { ok: false, reason: "changed", preview };
    if (difference.problems.length + difference.conflicts.length > 0) return { ok: false, reason: "problems", preview };
    if (difference.changes.length === 0) return { ok: false, reason: "nothing", preview };
    const saved = await sources[name].save(context, tx, by, difference.changes);
    if (!saved.ok) throw new RowRefused(saved.refused.change.line, saved.refused.problem);
    const now = context.clock.now();
    for (const note of saved.notes) await recordAudit(context, tx, { now, ...by, ...note });
    return { ok: true, count: difference.changes.length };
  }).catch(async (error: unknown): Promise<ApplyOutcome> => {
    if (!(error instanceof RowRefused)) throw error;
    const table = await sources[name].load(context.db, by.officeId, language);
    const { line, problem } = error;
    const problems = [{ line, column: undefined, typed: "", problem }];
    const difference = { ...compareTable(table, rows), problems };
    return { ok: false, reason: "problems", preview: previewIn(table, difference, name, language) };
  });
}

/** Rolls the transaction back: nothing of a file is saved if one of its rows cannot be. */
class RowRefused extends Error {
  override name = "RowRefused";
  readonly line: number;
  readonly problem: string;

  constructor(line: number, problem: string) {
    super(`line ${String(line)}: ${problem}`);
    this.line = line;
    this.problem = problem;
  }
}

function previewIn(
  table: OfficeTable,
  difference: Parameters<typeof previewOf>[1],
  name: TableName,
  language: Language,
): TablePreview {
  const state = createHash("sha256").update(JSON.stringify(table.rows)).digest("base64url");
  return previewOf(table, difference, { t: translator(language), section: sources[name].section, state });
}

import { z } from "zod";
import { problemSentence, type ProblemSection } from "#app/i18n/problem-sentence.ts";
import type { Translate } from "#app/i18n/translate.ts";
import {
  removeColumn,
  rowVersion,
  versionColumn,
  type CellProblem,
  type Cells,
  type ColumnName,
  type FileRow,
  type OfficeTable,
  type RowChange,
  type RowConflict,
  type TableDifference,
} from "./office-table.ts";
import { shownCell } from "./table-file.ts";

/** A value that a file replaces, in words. */
export interface PreviewedCell {
  column: ColumnName;
  before: string;
  after: string;
}

/** A changed row as the preview shows it. */
export interface PreviewedRow {
  line: number;
  kind: RowChange["kind"] | "conflict";
  /** What tells the row from the others, in words. */
  title: string;
  cells: PreviewedCell[];
}

export interface PreviewedProblem {
  line: number;
  column: ColumnName | null;
  typed: string;
  sentence: string;
}

/** What an uploaded file would do. `rows` and `state` go back with the confirmation. */
export interface TablePreview {
  changes: PreviewedRow[];
  conflicts: PreviewedRow[];
  problems: PreviewedProblem[];
  same: number;
  missing: number;
  /** The changed rows as JSON, in parts that a form takes. */
  rows: string[];
  state: string;
}

/** A form takes fields of 64 KB; a character has at most four bytes. */
const longestPart = 15_000;

/** The changed rows for the form of the preview; each with the mark of the values it replaces. */
export function postedRows(table: OfficeTable, changes: readonly RowChange[]): string[] {
  const rows = changes.map(({ line, kind, before, after }) => ({
    line,
    cells: {
      ...(kind === "remove" ? { ...before, [removeColumn]: "x" } : after),
      [versionColumn]: kind === "add" ? "" : rowVersion(table.columns, before),
    },
  }));
  const json = JSON.stringify(rows);
  const parts = Math.ceil(json.length / longestPart);
  return Array.from({ length: parts }, (_, at) => json.slice(at * longestPart, (at + 1) * longestPart));
}

const rowsSchema = z
  .array(z.object({ line: z.number().int(), cells: z.record(z.string().max(40), z.string().max(20_000)) }))
  .max(5000);

/** Reads the rows that a preview sent back; undefined for anything else. */
export function readPostedRows(parts: readonly FormDataEntryValue[]): FileRow[] | undefined {
  try {
    const read = rowsSchema.safeParse(JSON.parse(parts.map(String).join("")));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** The difference in words. `problems` of the table's own form stand in `section`. */
export function previewOf(
  table: OfficeTable,
  difference: TableDifference,
  { t, section, state }: { t: Translate; section: ProblemSection; state: string },
): TablePreview {
  const { changes, conflicts, problems, same, missing } = difference;
  return {
    changes: changes.map((change) => previewedRow(table, change)),
    conflicts: conflicts.map((conflict) => previewedConflict(table, conflict)),
    problems: problems.map((problem) => previewedProblem(problem, t, section)),
    same,
    missing,
    rows: problems.length > 0 ? [] : postedRows(table, changes),
    state,
  };
}

function previewedRow(table: OfficeTable, { line, kind, before, after, columns }: RowChange): PreviewedRow {
  const names = kind === "remove" ? valueColumns(table) : columns;
  const cells = names.map((column) => cellOf(table, column, before, after));
  return { line, kind, title: titleOf(table, kind === "remove" ? before : after), cells };
}

function previewedConflict(table: OfficeTable, { line, now, typed, columns }: RowConflict): PreviewedRow {
  const cells = columns.map((column) => cellOf(table, column, now, typed));
  return { line, kind: "conflict", title: titleOf(table, now), cells };
}

function cellOf(table: OfficeTable, column: ColumnName, before: Cells, after: Cells): PreviewedCell {
  return { column, before: wordOf(table, column, before), after: wordOf(table, column, after) };
}

function wordOf({ columns }: OfficeTable, name: ColumnName, cells: Cells): string {
  const column = columns.find((one) => one.name === name);
  const value = cells[name] ?? "";
  return column === undefined ? value : shownCell(column, value);
}

const valueColumns = ({ columns }: OfficeTable) =>
  columns.filter(({ role }) => role === "value").map(({ name }) => name);

/** The key columns in words; for a row with an id, its first value. */
function titleOf(table: OfficeTable, cells: Cells): string {
  const keys = table.columns.filter(({ role }) => role === "key").map(({ name }) => name);
  const names = keys.length > 0 ? keys : valueColumns(table).slice(0, 1);
  return names.map((name) => wordOf(table, name, cells)).join(", ");
}

function previewedProblem({ line, column, typed, problem }: CellProblem, t: Translate, section: ProblemSection) {
  const own = ["choice", "twice", "unknownRow", "cellLong", "yesOrNo", "hour", "hoursOutOfOrder", "reminderDays"];
  const answers = ["answersFixed", "answersMany", "answersNone"];
  const others = [
    "tooManySteps",
    "procedureUnknown",
    "partMoved",
    "retentionDays",
    "positionWrong",
    "kindFixed",
    ...answers,
  ];
  const isOwn = [...own, ...others].includes(problem);
  const sentence = problemSentence(t, isOwn ? "spreadsheets:problems" : section, problem);
  return { line, column: column ?? null, typed: typed.length > 80 ? `${typed.slice(0, 80)}…` : typed, sentence };
}

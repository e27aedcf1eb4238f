/**
 * The pure description of a table of settings: its columns and rows as they are now, how a file of it is read, and what
 * the file would change. Every table goes the same way: download, fill in, upload, preview, apply.
 */

/** The tables an office can edit as a spreadsheet. */
export const tableNames = [
  "office",
  "organisation",
  "procedures",
  "targets",
  "reminders",
  "case-rules",
  "templates",
  "texts",
  "questionnaire",
  "questions",
  "trust",
  "retention",
] as const;
export type TableName = (typeof tableNames)[number];

export function isTableName(text: string | undefined): text is TableName {
  return tableNames.some((name) => name === text);
}

/** Every column that a table has; its heading is a text below `spreadsheets:columns`. */
export const columnNames = [
  "id",
  "detail",
  "rule",
  "value",
  "workingDays",
  "recipient",
  "repeated",
  "figure",
  "from",
  "comparison",
  "target",
  "until",
  "source",
  "title",
  "procedure",
  "procedureName",
  "field",
  "state",
  "inRegister",
  "dataKind",
  "days",
  "basis",
  "allowed",
  "offered",
  "body",
  "part",
  "partName",
  "text",
  "placeholders",
  "position",
  "kind",
  "hintVi",
  "hintEn",
  "answersVi",
  "answersEn",
  "evidence",
  "channels",
  "stages",
  "upToScore",
  "factor",
  "indicator",
  "productVi",
  "productEn",
  "vi",
  "en",
  "remove",
  "version",
] as const;
export type ColumnName = (typeof columnNames)[number];

export function isColumnName(text: string | undefined): text is ColumnName {
  return columnNames.some((name) => name === text);
}

/** A column; its heading and hint are texts below `spreadsheets:columns`. */
export interface TableColumn {
  name: ColumnName;
  /**
   * "key": says which row it is, and is read; "id": the product's own mark of the row, empty for a new one; "shown": for
   * the reader only, never read; "value": can be changed.
   */
  role: "key" | "id" | "shown" | "value";
  /** The values a cell may have, with the word for each; other cells are refused. */
  choices?: readonly { value: string; label: string; also?: readonly string[] }[];
  /** The value that an empty cell means. */
  usual?: string;
  /** Written as a number, so that a spreadsheet can calculate with it. */
  isNumber?: boolean;
  /** Gives every way of writing a value one form, such as days; a text that cannot be read stays as it is. */
  tidy?: (typed: string) => string;
  width?: number;
}

export type Cells = Readonly<Record<string, string>>;

export interface TableRow {
  /** What identifies the row among those of its office. */
  key: string;
  cells: Cells;
}

/** Why a cell or row of a file is refused; `problem` is a name below `spreadsheets:problems` or of the table's own form. */
export interface CellProblem {
  line: number;
  /** Undefined if the row as a whole is wrong. */
  column: ColumnName | undefined;
  typed: string;
  problem: string;
}

/** A table as it is now. */
export interface OfficeTable {
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** Whether a row with a new key is added; otherwise it is refused. */
  mayAdd: boolean;
  /** Whether an `x` in the last column removes the row. */
  mayRemove: boolean;
  /** The problems of one row that is added or changed, by the rules of its own form. */
  check: (cells: Cells, kind: "add" | "change") => { column: ColumnName | undefined; problem: string }[];
}

/** A row of a file by the names of its columns. */
export interface FileRow {
  line: number;
  cells: Cells;
}

export interface RowChange {
  kind: "add" | "change" | "remove";
  line: number;
  key: string;
  /** Empty for a new row. */
  before: Cells;
  /** Empty for a removed row. */
  after: Cells;
  /** The columns whose values differ. */
  columns: readonly ColumnName[];
}

/** A row that somebody else changed after the file was downloaded; the file's values are not taken. */
export interface RowConflict {
  line: number;
  key: string;
  now: Cells;
  typed: Cells;
  columns: readonly ColumnName[];
}

export interface TableDifference {
  changes: RowChange[];
  conflicts: RowConflict[];
  problems: CellProblem[];
  same: number;
  /** Rows of the table that the file does not contain: they stay. */
  missing: number;
}

/** The columns that every file has after those of the table. */
export const removeColumn: ColumnName = "remove";
export const versionColumn: ColumnName = "version";
const removeMark = /^(x|xóa|xoá|có|yes|remove|delete|1|true)$/i;

/** The key of a row: the values of its key columns, or its id. */
export function rowKey(columns: readonly TableColumn[], cells: Cells): string {
  const parts = columns.filter(({ role }) => role === "key" || role === "id");
  return parts.map(({ name }) => cells[name] ?? "").join("\u001f");
}

/**
 * A short mark of the values of a row. A file contains the mark of each row as it was downloaded, so that a row that was
 * changed meanwhile is noticed. No secret and no proof: whoever edits the file may edit the mark.
 */
export function rowVersion(columns: readonly TableColumn[], cells: Cells): string {
  const text = columns
    .filter(({ role }) => role === "value")
    .map(({ name }) => cells[name] ?? "")
    .join("\u001f");
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return `v${((high >>> 0).toString(36) + (low >>> 0).toString(36)).slice(0, 12)}`;
}

/** What a file would change. Nothing of a file with problems is taken. */
export function compareTable(table: OfficeTable, file: readonly FileRow[]): TableDifference {
  const known = new Map(table.rows.map((row) => [row.key, row]));
  const seen = new Set<string>();
  const difference: TableDifference = { changes: [], conflicts: [], problems: [], same: 0, missing: 0 };
  for (const row of file) compareRow(table, known, seen, row, difference);
  difference.missing = table.rows.filter(({ key }) => !seen.has(key)).length;
  return difference;
}

function compareRow(
  table: OfficeTable,
  known: ReadonlyMap<string, TableRow>,
  seen: Set<string>,
  { line, cells }: FileRow,
  into: TableDifference,
): void {
  const refuse = (column: ColumnName | undefined, problem: string) =>
    into.problems.push({ line, column, typed: column === undefined ? "" : (cells[column] ?? ""), problem });
  const wrong = choiceProblems(table.columns, cells);
  if (wrong.length > 0) {
    for (const column of wrong) refuse(column, "choice");
    return;
  }
  const key = rowKey(table.columns, cells);
  const isNew = key === "";
  if (!isNew && seen.has(key)) {
    refuse(undefined, "twice");
    return;
  }
  const now = isNew ? undefined : known.get(key);
  if (now !== undefined) seen.add(key);
  const idColumn = table.columns.find(({ role }) => role === "id");
  if (now === undefined && (!table.mayAdd || (idColumn !== undefined && !isNew))) {
    refuse(idColumn?.name ?? table.columns.find(({ role }) => role === "key")?.name, "unknownRow");
    return;
  }
  if (!isNew) seen.add(key);
  addRow(table, { line, cells, key, now }, refuse, into);
}

function addRow(
  table: OfficeTable,
  { line, cells, key, now }: FileRow & { key: string; now: TableRow | undefined },
  refuse: (column: ColumnName | undefined, problem: string) => void,
  into: TableDifference,
): void {
  const isRemoved = table.mayRemove && removeMark.test((cells[removeColumn] ?? "").trim());
  const after = now === undefined ? cells : { ...now.cells, ...valuesOf(table.columns, cells) };
  const columns = differing(table.columns, now?.cells ?? {}, after);
  if (now === undefined && isRemoved) return;
  if (now !== undefined && !isRemoved && columns.length === 0) {
    into.same += 1;
    return;
  }
  const version = cells[versionColumn] ?? "";
  if (now !== undefined && version !== "" && version !== rowVersion(table.columns, now.cells)) {
    // Who downloaded the row and left it alone asks for nothing.
    if (!isRemoved && version === rowVersion(table.columns, after)) into.same += 1;
    else into.conflicts.push({ line, key, now: now.cells, typed: after, columns });
    return;
  }
  if (isRemoved) {
    into.changes.push({ kind: "remove", line, key, before: now?.cells ?? {}, after: {}, columns: [] });
    return;
  }
  const kind = now === undefined ? "add" : "change";
  const problems = table.check(after, kind);
  for (const { column, problem } of problems) refuse(column, problem);
  if (problems.length === 0) into.changes.push({ kind, line, key, before: now?.cells ?? {}, after, columns });
}

function choiceProblems(columns: readonly TableColumn[], cells: Cells): ColumnName[] {
  return columns
    .filter(({ name, role, choices }) => {
      const typed = cells[name];
      if (choices === undefined || role === "shown" || typed === undefined) return false;
      return !choices.some(({ value }) => value === typed);
    })
    .map(({ name }) => name);
}

/** The values that the file contains; a column that it lacks keeps its values. */
function valuesOf(columns: readonly TableColumn[], cells: Cells): Record<string, string> {
  const given = columns.filter(({ name, role }) => role === "value" && cells[name] !== undefined);
  return Object.fromEntries(given.map(({ name }) => [name, cells[name] ?? ""]));
}

function differing(columns: readonly TableColumn[], before: Cells, after: Cells): ColumnName[] {
  return columns
    .filter(({ name, role }) => (role === "value" || role === "key") && (before[name] ?? "") !== (after[name] ?? ""))
    .map(({ name }) => name);
}

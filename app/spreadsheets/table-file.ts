import { formulaGuarded } from "#app/platform/text/csv.ts";
import { searchText } from "#app/platform/text/search.ts";
import {
  removeColumn,
  rowKey,
  rowVersion,
  versionColumn,
  type ColumnName,
  type CellProblem,
  type FileRow,
  type OfficeTable,
  type TableColumn,
} from "./office-table.ts";

/** A row of a file as cells, with its number as a spreadsheet shows it. */
export interface FileLine {
  line: number;
  cells: readonly string[];
}

/** The heading of a column in each language in which a file may be written. */
export type Headings = (column: ColumnName) => readonly string[];

/** Why a file as a whole is refused: names of texts below `spreadsheets:problems`. */
export type FileProblem = "fileMissing" | "empty" | "noHeadings" | "columnMissing" | "columnTwice";

export type ReadTable =
  | { ok: true; rows: FileRow[]; problems: CellProblem[] }
  | { ok: false; problem: FileProblem; columns: readonly ColumnName[] };

const longestCell = 20_000;
/** Title rows above the headings are passed over. */
const mostLinesToHeadings = 20;

/** The names of the columns a file of the table has, in order. */
export function fileColumns({ columns, mayRemove }: Pick<OfficeTable, "columns" | "mayRemove">): ColumnName[] {
  return [...columns.map(({ name }) => name), ...(mayRemove ? [removeColumn] : []), versionColumn];
}

/** The rows of the table as cells of a file; choices in words. */
export function tableLines(table: OfficeTable): string[][] {
  return table.rows.map((row) => [
    ...table.columns.map((column) => shownCell(column, row.cells[column.name] ?? "")),
    ...(table.mayRemove ? [""] : []),
    rowVersion(table.columns, row.cells),
  ]);
}

/** A value as people read it: the word of a choice, else the value. */
export function shownCell({ choices }: TableColumn, value: string): string {
  return choices?.find((choice) => choice.value === value)?.label ?? value;
}

/** Reads the lines of a file: finds the headings in either language, then the rows below them. */
export function readTable(table: OfficeTable, lines: readonly FileLine[], headings: Headings): ReadTable {
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (filled.length === 0) return { ok: false, problem: "empty", columns: [] };
  const names = fileColumns(table);
  const found = findHeadings(filled, names, headings);
  if (found === undefined) return { ok: false, problem: "noHeadings", columns: [] };
  const twice = names.filter((name) => found.columns.filter((one) => one === name).length > 1);
  if (twice.length > 0) return { ok: false, problem: "columnTwice", columns: twice };
  const keys = table.columns.filter(({ role }) => role === "key" || role === "id").map(({ name }) => name);
  const missing = keys.filter((name) => !found.columns.includes(name));
  if (missing.length > 0) return { ok: false, problem: "columnMissing", columns: missing };
  const problems: CellProblem[] = [];
  const rows = filled.slice(found.after).map((line) => readRow(table, line, found.columns, problems));
  return { ok: true, rows: rows.map((row) => asDownloaded(table, row)), problems };
}

/** The first line with at least two known headings, or all of a narrow table. */
function findHeadings(lines: readonly FileLine[], names: readonly ColumnName[], headings: Headings) {
  const plain = (text: string) =>
    searchText(text)
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  const byHeading = new Map(
    names.flatMap((name) => [name, ...headings(name)].map((word) => [plain(word), name] as const)),
  );
  for (const [index, { cells }] of lines.slice(0, mostLinesToHeadings).entries()) {
    const columns = cells.map((cell) => byHeading.get(plain(cell)));
    if (columns.filter((name) => name !== undefined).length >= 2) return { after: index + 1, columns };
  }
  return undefined;
}

function readRow(
  table: OfficeTable,
  { line, cells }: FileLine,
  columns: readonly (ColumnName | undefined)[],
  problems: CellProblem[],
): FileRow {
  const read: Record<string, string> = {};
  for (const [index, name] of columns.entries()) {
    if (name === undefined) continue;
    const typed = cells[index] ?? "";
    if (typed.length > longestCell) {
      problems.push({ line, column: name, typed: `${typed.slice(0, 60)}…`, problem: "cellLong" });
    }
    read[name] = readCell(
      table.columns.find((column) => column.name === name),
      typed.slice(0, longestCell),
    );
  }
  return { line, cells: read };
}

/** A cell as stored: composed letters, plain line breaks, no guard against formulas, choices by their value. */
function readCell(column: TableColumn | undefined, typed: string): string {
  const text = typed
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/^'(?=[\s"\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u, "")
    .trim();
  if (text === "" && column?.usual !== undefined) return column.usual;
  if (column?.choices !== undefined) {
    const plain = searchText(text);
    const chosen = column.choices.find(({ value, label, also = [] }) =>
      [value, label, ...also].some((word) => searchText(word) === plain),
    );
    return chosen?.value ?? text;
  }
  return column?.tidy?.(text) ?? text;
}

/**
 * A value that only looks different because of the guard against formulas, or because a spreadsheet gave a line break or a
 * space another form, is the value of the table.
 */
function asDownloaded(table: OfficeTable, row: FileRow): FileRow {
  const key = rowKey(table.columns, row.cells);
  const known = table.rows.find((one) => one.key === key);
  if (known === undefined) return row;
  const cells = Object.fromEntries(
    Object.entries(row.cells).map(([name, typed]) => {
      const stored = known.cells[name];
      return [name, stored !== undefined && sameText(stored, typed) ? stored : typed];
    }),
  );
  return { ...row, cells };
}

function sameText(stored: string, typed: string): boolean {
  const plain = (text: string) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  return plain(stored) === typed || plain(formulaGuarded(stored)).replace(/^'/, "") === typed;
}

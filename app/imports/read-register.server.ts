import type { Day } from "#app/platform/day.ts";
import { findHeader, mostLinesBeforeHeader } from "./find-header.ts";
import type { ColumnName, RegisterColumns } from "./register-columns.ts";
import { readLines, UnreadableRegister } from "./register-lines.server.ts";
import { readRecords, type RegisterRecord } from "./register-records.ts";
import { rowReader, type RowReading } from "./register-row.ts";

/** A row of the register as read. */
export interface RegisterRow {
  /** The line on which it begins, the first line of the file being 1. */
  line: number;
  reading: Exclude<RowReading, { kind: "blank" }>;
}

export interface RegisterRows {
  rows: RegisterRow[];
  /** The file's own heading of a column. */
  headingOf: (column: ColumnName) => string;
}

/** A register without some required columns: the message names them. */
export class IncompleteRegister extends UnreadableRegister {
  readonly missing: readonly ColumnName[];
  readonly line: number;

  constructor(missing: readonly ColumnName[], line: number) {
    super("missingColumns");
    this.missing = missing;
    this.line = line;
  }
}

type RowsReader = (lines: readonly string[], last: boolean) => RegisterRows;

/** Reads a register as it arrives, in portions of rows. Throws UnreadableRegister where the file is none. */
export async function* readRegister(chunks: AsyncIterable<Buffer>, today: Day): AsyncGenerator<RegisterRows> {
  let read: RowsReader | undefined;
  let head: string[] = [];
  for await (const lines of readLines(chunks)) {
    if (read === undefined) {
      head = head.concat(lines);
      if (head.length < mostLinesBeforeHeader) continue;
      read = begin(head, today);
      yield read(head, false);
    } else {
      yield read(lines, false);
    }
  }
  yield read === undefined ? begin(head, today)(head, true) : read([], true);
}

/** Finds the header, then reads all lines anew with its separator, those above it passed over. */
function begin(head: readonly string[], today: Day): RowsReader {
  if (head.length === 0) throw new UnreadableRegister("empty");
  const header = findHeader(head.slice(0, mostLinesBeforeHeader));
  if (header.kind === "none") {
    throw new UnreadableRegister(head.some((line) => line.includes("\ufffd")) ? "brokenEncoding" : "noHeader");
  }
  if (header.kind === "missing") throw new IncompleteRegister(header.columns, header.line);
  const records = readRecords(header.separator);
  const readRow = rowReader(header.columns, today);
  const headingOf = (column: ColumnName) => headingIn(header.columns, column);
  return (lines, last) => {
    const rows: RegisterRow[] = [];
    const take = (record: RegisterRecord) => {
      if (record.line <= header.line) return;
      const row = readRow(record);
      if (row.kind !== "blank") rows.push({ line: record.line, reading: row });
    };
    for (const line of lines) records.take(line).forEach(take);
    if (last) records.end().forEach(take);
    return { rows, headingOf };
  };
}

function headingIn(columns: RegisterColumns, column: ColumnName): string {
  return columns.header[columns.positions.get(column) ?? -1] ?? "";
}

import { createHash } from "node:crypto";
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
  /** The file's own headings of the columns it has. */
  headings: ReadonlyMap<ColumnName, string>;
}

/** A register being read. */
export interface RegisterReading {
  /** Throws UnreadableRegister where the file is none. */
  portions: AsyncIterable<RegisterRows>;
  bytesRead: () => number;
  /** The SHA-256 of the whole file; only after its last portion. */
  digest: () => string;
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

/** Reads a register as its bytes (or the text of one made in memory) arrive. */
export function readRegister(stream: AsyncIterable<Uint8Array | string>, today: Day): RegisterReading {
  const digest = createHash("sha256");
  let bytesRead = 0;
  async function* countedBytes(): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      digest.update(bytes);
      bytesRead += bytes.length;
      yield bytes;
    }
  }
  return {
    portions: readPortions(countedBytes(), today),
    bytesRead: () => bytesRead,
    digest: () => digest.digest("hex"),
  };
}

async function* readPortions(chunks: AsyncIterable<Buffer>, today: Day): AsyncGenerator<RegisterRows> {
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
  const headings = headingsOf(header.columns);
  return (lines, last) => {
    const rows: RegisterRow[] = [];
    const take = (record: RegisterRecord) => {
      if (record.line <= header.line) return;
      const row = readRow(record);
      if (row.kind !== "blank") rows.push({ line: record.line, reading: row });
    };
    for (const line of lines) records.take(line).forEach(take);
    if (last) records.end().forEach(take);
    return { rows, headings };
  };
}

function headingsOf({ header, positions }: RegisterColumns): Map<ColumnName, string> {
  return new Map([...positions].map(([column, position]) => [column, header[position] ?? ""]));
}

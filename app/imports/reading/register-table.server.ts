import { findHeader, mostLinesToHeader, unwrapping } from "./find-header.ts";
import { kindOfText } from "./file-kind.ts";
import { readLines } from "./register-lines.server.ts";
import { IncompleteRegister, UnreadableRegister } from "./unreadable-register.ts";
import type { ColumnProfiles, RegisterColumns } from "./register-columns.ts";
import { readRecords, type DelimitedRecord } from "#app/platform/text/delimited-records.ts";

/** The header of a register. */
export interface TableHead {
  columns: RegisterColumns;
  /** Its last line; the first line of the file is 1. */
  line: number;
}

/** Some rows under the header, as cells. */
export interface TablePortion {
  head: TableHead;
  records: DelimitedRecord[];
}

/** Reads a file as a table: finds its header, then yields the rows below it. Throws UnreadableRegister. */
export async function* readTable(
  chunks: AsyncIterable<Buffer>,
  profiles: ColumnProfiles = new Map(),
): AsyncGenerator<TablePortion> {
  let read: ((lines: readonly string[], isLast: boolean) => TablePortion) | undefined;
  let first: string[] = [];
  for await (const lines of readLines(chunks)) {
    if (read === undefined) {
      first = first.concat(lines);
      if (first.length < mostLinesToHeader) continue;
      read = begin(first, profiles);
      yield read(first, false);
    } else {
      yield read(lines, false);
    }
  }
  yield read === undefined ? begin(first, profiles)(first, true) : read([], true);
}

/** A line of blank cells. */
const nothingWritten = /^[\s;,|"]*$/;

/** Finds the header, then reads the lines below it with its separator. */
function begin(
  first: readonly string[],
  profiles: ColumnProfiles,
): (lines: readonly string[], isLast: boolean) => TablePortion {
  if (first.every((line) => nothingWritten.test(line))) throw new UnreadableRegister("empty");
  const plainOf = unwrapping(first.slice(0, mostLinesToHeader)) ?? ((line: string) => line);
  const top = first.slice(0, mostLinesToHeader).map(plainOf);
  const header = findHeader(top, profiles);
  // What a person told about the columns makes no file readable that is refused for another reason.
  const kind = header.kind === "found" && !header.columns.isTold ? undefined : kindOfText(top);
  if (kind !== undefined) throw new UnreadableRegister(kind);
  if (header.kind !== "found") {
    if (header.kind === "none") throw new UnreadableRegister("noHeader");
    throw new IncompleteRegister(header.columns, header.line);
  }
  const reader = readRecords(header.separator, { after: header.lastLine });
  let toPassOver = header.lastLine;
  const head = { columns: header.columns, line: header.line };
  return (lines, isLast) => {
    const records: DelimitedRecord[] = [];
    for (const line of toPassOver === 0 ? lines : lines.slice(toPassOver)) records.push(...reader.take(plainOf(line)));
    toPassOver = 0;
    if (isLast) records.push(...reader.end());
    return { head, records };
  };
}

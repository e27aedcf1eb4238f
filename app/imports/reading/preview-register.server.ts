import { readRecords, separators, type DelimitedRecord, type Separator } from "#app/platform/text/delimited-records.ts";
import { findHeader, mostLinesToHeader, unwrapping } from "./find-header.ts";
import {
  foldedHeading,
  guessColumns,
  mostToldColumns,
  shownHeadings,
  type ColumnPositions,
  type ColumnProfiles,
} from "./register-columns.ts";
import { openRegisterFile, type RegisterFile } from "./register-file.server.ts";
import { readLines } from "./register-lines.server.ts";
import { tidyCell } from "./tidy-cell.ts";
import { UnreadableRegister } from "./unreadable-register.ts";

/** A row at the top of a register. */
export interface PreviewRow {
  line: number;
  cells: readonly string[];
  /** Its headings, if it is the header, and what they seem to mean. */
  headings: readonly string[];
  columns: ColumnPositions;
}

/** The first rows of a register, for a person who tells its columns. */
export interface RegisterPreview {
  rows: readonly PreviewRow[];
  /** The line that is read as the header, or seems to be it. */
  line: number;
}

/** Rows with a text that are shown, and the characters of a cell. */
const mostRows = 30;
const longestCell = 60;

/** The first rows of a register on the disk; undefined if it cannot be read as a table. */
export async function previewRegister(path: string, profiles: ColumnProfiles): Promise<RegisterPreview | undefined> {
  let file: RegisterFile | undefined;
  try {
    file = await openRegisterFile(path, profiles);
    const [table] = file.tables;
    return table === undefined ? undefined : previewLines(await firstLines(table.open()), profiles);
  } catch (error) {
    if (error instanceof UnreadableRegister) return undefined;
    throw error;
  } finally {
    file?.close();
  }
}

async function firstLines(stream: AsyncIterable<Uint8Array | string>): Promise<string[]> {
  const first: string[] = [];
  for await (const lines of readLines(asBytes(stream))) {
    first.push(...lines.slice(0, mostLinesToHeader));
    if (first.length >= mostLinesToHeader) break;
  }
  return first.slice(0, mostLinesToHeader);
}

async function* asBytes(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  for await (const chunk of stream) yield Buffer.from(chunk);
}

/** The first rows of a text, and the line that is or seems to be the header. */
export function previewLines(written: readonly string[], profiles: ColumnProfiles): RegisterPreview | undefined {
  const plainOf = unwrapping(written);
  const lines = plainOf === undefined ? written : written.map(plainOf);
  const found = findHeader(lines, profiles);
  const separator = found.kind === "found" ? found.separator : likelySeparator(lines);
  const records = recordsOf(separator, lines).slice(0, mostRows);
  const rows = records.map(({ line, cells = [] }): PreviewRow => {
    const isHeader = found.kind === "found" && found.line === line;
    const headings = shownHeadings(isHeader ? found.columns.header : cells);
    const columns = isHeader ? Object.fromEntries(found.columns.positions) : guessColumns(headings);
    const shown = cells.slice(0, mostToldColumns).map((cell) => tidyCell(cell.slice(0, 500)).slice(0, longestCell));
    return { line, cells: shown, headings, columns };
  });
  const [first] = rows;
  if (first === undefined) return undefined;
  const line = found.kind === "none" ? likelyHeader(rows, first).line : found.line;
  return { rows, line: rows.some((row) => row.line === line) ? line : first.line };
}

function recordsOf(separator: Separator, lines: readonly string[]): DelimitedRecord[] {
  const reader = readRecords(separator, { mostLines: mostLinesToHeader });
  const records = [...lines.flatMap(reader.take), ...reader.end()];
  return records.filter(({ cells }) => cells?.some((cell) => tidyCell(cell) !== "") === true);
}

/** The separator that makes most columns in the middle one of the rows. */
function likelySeparator(lines: readonly string[]): Separator {
  const widthOf = (separator: Separator) => {
    const widths = recordsOf(separator, lines).map(({ cells = [] }) => cells.length);
    return widths.sort((left, right) => left - right)[Math.floor(widths.length / 2)] ?? 0;
  };
  const [best] = separators
    .map((separator) => ({ separator, width: widthOf(separator) }))
    .sort((left, right) => right.width - left.width);
  return best?.separator ?? ";";
}

/** The first row with most texts that have letters and no digits. */
function likelyHeader(rows: readonly PreviewRow[], first: PreviewRow): PreviewRow {
  const words = ({ headings }: PreviewRow) =>
    headings.filter((heading) => /\p{L}/u.test(heading) && !/\d/.test(foldedHeading(heading))).length;
  return rows.reduce((best, row) => (words(row) > words(best) ? row : best), first);
}

import {
  areColumnLabels,
  foldedHeading,
  joinHeaderRows,
  readHeader,
  type ColumnProfiles,
  type RegisterColumns,
  type RequiredColumn,
} from "./register-columns.ts";
import { mostColumns } from "./workbook-cell.ts";
import { readRecords, separators, type DelimitedRecord, type Separator } from "#app/platform/text/delimited-records.ts";

/**
 * Line on which the header must have ended: above it some programs write a title and a period, and its cells may
 * contain line breaks.
 */
export const mostLinesToHeader = 120;

/** A line that is one quoted cell, with nothing behind it. */
const wrappedLine = /^"((?:[^"]|"")*)"[;,\t]*$/;

/**
 * The function that takes a table out of its first column, where a spreadsheet keeps it that did not know its separator:
 * each line is then one quoted cell. Undefined if the lines are not of that kind.
 */
export function unwrapping(lines: readonly string[]): ((line: string) => string) | undefined {
  const unwrapped = lines.map(unwrappedLine);
  const isTable = (line: string) => separators.some((separator) => line.split(separator).length > 3);
  const isWrapped = unwrapped.some((line, index) => line !== lines[index] && isTable(line));
  return isWrapped && !unwrapped.some((line, index) => line === lines[index] && isTable(line))
    ? unwrappedLine
    : undefined;
}

function unwrappedLine(line: string): string {
  return line.replace(wrappedLine, (_all, inner: string) => inner.replaceAll('""', '"'));
}

/** `line` is the line on which the header begins (of several rows, the lowest one), `lastLine` the one on which it ends. */
export type HeaderSearch =
  | { kind: "found"; separator: Separator; columns: RegisterColumns; line: number; lastLine: number }
  | { kind: "missing"; columns: RequiredColumn[]; line: number }
  | { kind: "none" };

type Found = Extract<HeaderSearch, { kind: "found" }>;

/**
 * Searches the first lines of a file for the header, with each separator; the candidate with most columns is the
 * header, the first one if several have as many. A header may take up to three rows. A header that a person told the
 * columns of (`profiles`) goes before a guessed one.
 */
export function findHeader(lines: readonly string[], profiles: ColumnProfiles = new Map()): HeaderSearch {
  let best: HeaderSearch = { kind: "none" };
  for (const separator of separators) {
    const found = searchWith(separator, lines, profiles);
    if (isFuller(found, best)) best = found;
  }
  return best;
}

function isFuller(found: HeaderSearch, best: HeaderSearch): boolean {
  if (found.kind === "none") return false;
  if (best.kind === "none") return true;
  if (found.kind === "found") {
    if (best.kind === "missing") return true;
    const [rank, other] = [rankOf(found.columns), rankOf(best.columns)];
    return rank === other ? found.columns.positions.size > best.columns.positions.size : rank > other;
  }
  return best.kind === "missing" && found.columns.length < best.columns.length;
}

/** Mere letters of columns stand below true headers, too, so a complete guess goes before them. */
function rankOf({ isTold, header }: RegisterColumns): number {
  if (!isTold) return 1;
  return areColumnLabels(header) ? 0 : 2;
}

function searchWith(separator: Separator, lines: readonly string[], profiles: ColumnProfiles): HeaderSearch {
  const reader = readRecords(separator, { mostLines: mostLinesToHeader });
  const records = [...lines.flatMap(reader.take), ...reader.end()].map(withinRegister);
  let best: HeaderSearch = { kind: "none" };
  const lastLineOf = (index: number) => (records[index + 1]?.line ?? lines.length + 1) - 1;
  records.forEach((record, index) => {
    const asOne = asHeader(separator, record, lastLineOf(index), profiles);
    const asTwo = asRows(separator, records.slice(index, index + 2), lastLineOf(index + 1), profiles);
    const asThree = asRows(separator, records.slice(index, index + 3), lastLineOf(index + 2), profiles);
    for (const found of [asOne, asTwo, asThree]) {
      if (found !== undefined && isFuller(found, best)) best = found;
    }
  });
  return best;
}

/** A million separators in a row are no columns; each would be compared with every heading many times. */
function withinRegister(record: DelimitedRecord): DelimitedRecord {
  return { ...record, cells: record.cells?.slice(0, mostColumns) };
}

function asHeader(
  separator: Separator,
  { line, cells }: DelimitedRecord,
  lastLine: number,
  profiles: ColumnProfiles,
): HeaderSearch | undefined {
  const reading = readHeader(cells ?? [], profiles);
  if (reading.kind === "other") return undefined;
  if (reading.kind === "incomplete") return { kind: "missing", columns: reading.missing, line };
  return { kind: "found", separator, columns: reading.columns, line, lastLine };
}

/** Merges two or three rows into one header; undefined if one below the first is a dossier. */
function asRows(
  separator: Separator,
  records: readonly DelimitedRecord[],
  lastLine: number,
  profiles: ColumnProfiles,
): Found | undefined {
  const rows = records.flatMap(({ cells }) => (cells === undefined ? [] : [cells]));
  const [lowest] = records.slice(-1);
  if (lowest === undefined || rows.length < 2 || rows.length < records.length) return undefined;
  if (rows.slice(1).some((cells) => cells.some((cell) => /\d{4}/.test(cell)))) return undefined;
  const reading = readHeader(
    rows.reduceRight((lower, upper) => joinHeaderRows(upper, lower)),
    profiles,
  );
  if (reading.kind !== "header") return undefined;
  const own = rows
    .flat()
    .map(foldedHeading)
    .filter((word) => word !== "");
  const words = new Set([...reading.columns.words, ...own]);
  return { kind: "found", separator, columns: { ...reading.columns, words }, line: lowest.line, lastLine };
}

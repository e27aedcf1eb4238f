import { joinHeaderRows, readHeader, type RegisterColumns, type RequiredColumn } from "./register-columns.ts";
import { foldedHeading } from "./register-columns.ts";
import { readRecords, separators, type DelimitedRecord, type Separator } from "#app/platform/text/delimited-records.ts";

/**
 * Line on which the header must have ended: above it some programs write a title and a period, and its cells may
 * contain line breaks.
 */
export const mostLinesToHeader = 120;

/** `line` is the line on which the header begins (of two rows, the lower one), `lastLine` the one on which it ends. */
export type HeaderSearch =
  | { kind: "found"; separator: Separator; columns: RegisterColumns; line: number; lastLine: number }
  | { kind: "missing"; columns: RequiredColumn[]; line: number }
  | { kind: "none" };

type Found = Extract<HeaderSearch, { kind: "found" }>;

/**
 * Searches the first lines of a file for the header, with each separator; the candidate with most columns is the
 * header, the first one if several have as many. A header may take two rows.
 */
export function findHeader(lines: readonly string[]): HeaderSearch {
  let best: HeaderSearch = { kind: "none" };
  for (const separator of separators) {
    const found = searchWith(separator, lines);
    if (isFuller(found, best)) best = found;
  }
  return best;
}

function isFuller(found: HeaderSearch, best: HeaderSearch): boolean {
  if (found.kind === "none") return false;
  if (best.kind === "none") return true;
  if (found.kind === "found")
    return best.kind === "missing" || found.columns.positions.size > best.columns.positions.size;
  return best.kind === "missing" && found.columns.length < best.columns.length;
}

function searchWith(separator: Separator, lines: readonly string[]): HeaderSearch {
  const reader = readRecords(separator, { mostLines: mostLinesToHeader });
  const records = [...lines.flatMap(reader.take), ...reader.end()];
  let best: HeaderSearch = { kind: "none" };
  const lastLineOf = (index: number) => (records[index + 1]?.line ?? lines.length + 1) - 1;
  records.forEach((record, index) => {
    const asOne = asHeader(separator, record, lastLineOf(index));
    const asTwo = asTwoRows(separator, record, records[index + 1], lastLineOf(index + 1));
    for (const found of [asOne, asTwo]) {
      if (found !== undefined && isFuller(found, best)) best = found;
    }
  });
  return best;
}

function asHeader(separator: Separator, { line, cells }: DelimitedRecord, lastLine: number): HeaderSearch | undefined {
  const reading = readHeader(cells ?? []);
  if (reading.kind === "other") return undefined;
  if (reading.kind === "incomplete") return { kind: "missing", columns: reading.missing, line };
  return { kind: "found", separator, columns: reading.columns, line, lastLine };
}

/** Merges two rows into one header; undefined if the lower row is a dossier or adds nothing. */
function asTwoRows(
  separator: Separator,
  upper: DelimitedRecord,
  lower: DelimitedRecord | undefined,
  lastLine: number,
): Found | undefined {
  if (upper.cells === undefined || lower?.cells === undefined || lower.cells.some((cell) => /\d{4}/.test(cell)))
    return undefined;
  const reading = readHeader(joinHeaderRows(upper.cells, lower.cells));
  if (reading.kind !== "header") return undefined;
  const own = [...upper.cells, ...lower.cells].map(foldedHeading).filter((word) => word !== "");
  const words = new Set([...reading.columns.words, ...own]);
  return { kind: "found", separator, columns: { ...reading.columns, words }, line: lower.line, lastLine };
}

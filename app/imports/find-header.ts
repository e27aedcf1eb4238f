import { readHeader, type RegisterColumns, type RequiredColumn } from "./register-columns.ts";
import { readRecords, separators, type Separator } from "./register-records.ts";

/** How far down the header may stand: above it some programs write a title and a period. */
export const mostLinesBeforeHeader = 30;

export type HeaderSearch =
  | { kind: "found"; separator: Separator; columns: RegisterColumns; line: number }
  | { kind: "missing"; columns: RequiredColumn[]; line: number }
  | { kind: "none" };

/** Looks for the header in the first lines of a file, with each separator in turn; the fullest one is it. */
export function findHeader(lines: readonly string[]): HeaderSearch {
  let best: HeaderSearch = { kind: "none" };
  for (const separator of separators) {
    const found = searchWith(separator, lines);
    if (found.kind === "found") return found;
    if (found.kind === "missing" && (best.kind === "none" || isFuller(found, best))) best = found;
  }
  return best;
}

function isFuller(found: HeaderSearch, best: HeaderSearch): boolean {
  return found.kind === "missing" && best.kind === "missing" && found.columns.length < best.columns.length;
}

function searchWith(separator: Separator, lines: readonly string[]): HeaderSearch {
  const reader = readRecords(separator);
  let incomplete: HeaderSearch = { kind: "none" };
  for (const { line, cells } of [...lines.flatMap(reader.take), ...reader.end()]) {
    const reading = readHeader(cells ?? []);
    if (reading.kind === "header") return { kind: "found", separator, columns: reading.columns, line };
    if (reading.kind === "incomplete" && incomplete.kind === "none") {
      incomplete = { kind: "missing", columns: reading.missing, line };
    }
  }
  return incomplete;
}

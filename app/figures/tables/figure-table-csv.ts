import { byteOrderMark, csvRecord, type CsvCell } from "#app/platform/text/csv.ts";
import {
  numberIn,
  writtenRows,
  type Cell,
  type CellKind,
  type FigureColumn,
  type FigureTable,
} from "./figure-table.ts";
import { cellText } from "./figure-table-text.ts";

/**
 * A table of figures as CSV records: heads, rows, total. Numbers as on the Vietnamese screen but without separators of
 * thousands, so that Excel reads them as numbers; shares in per cent, as the head says.
 */
export function* figureTableCsv(table: FigureTable): Generator<string> {
  yield byteOrderMark + csvRecord(table.columns.map(headOf));
  for (const { cells } of writtenRows(table)) {
    yield csvRecord(table.columns.map(({ kind }, index) => csvCell(cells[index] ?? null, kind)));
  }
}

function headOf({ label, kind }: FigureColumn): string {
  return kind === "share" ? `${label} (%)` : label;
}

function csvCell(cell: Cell, kind: CellKind): CsvCell {
  if (cell === null) return null;
  const text = cellText(cell, kind, "vi");
  return numberIn(cell) === undefined ? text : { number: plainNumber(text) };
}

/** A number as a spreadsheet reads it: without separators of thousands, plus sign and unit. */
function plainNumber(text: string): string {
  return text.replace(/[.+]|\s?%$/gu, "");
}

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
 * A table of figures as CSV, record by record: the heads, the rows, the total. Numbers as on the screen in Vietnamese,
 * without marks of thousands, so that Excel takes them for numbers; shares in percent, which the head says.
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

/** The number of a text as a spreadsheet reads it: without marks of thousands, plus sign and unit. */
function plainNumber(text: string): string {
  return text.replace(/[.+]|\s?%$/gu, "");
}

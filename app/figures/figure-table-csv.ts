import { formatDecimal, formatScore } from "#app/i18n/format.ts";
import { byteOrderMark, csvRecord, type CsvCell } from "#app/platform/csv.ts";
import { writtenRows, type Cell, type CellKind, type FigureColumn, type FigureTable } from "./figure-table.ts";
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
  if (typeof cell !== "number") return cell === null ? null : cellText(cell, kind, "vi");
  if (kind === "share") return { number: withoutThousands(formatDecimal(cell * 100, "vi")) };
  if (kind === "points" || kind === "decimal") return { number: withoutThousands(formatDecimal(cell, "vi")) };
  if (kind === "score") return { number: formatScore(cell, "vi") };
  return Math.round(cell);
}

function withoutThousands(number: string): string {
  return number.replaceAll(".", "");
}

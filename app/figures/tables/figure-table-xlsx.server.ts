import type { Readable } from "node:stream";
import writeXlsxFile, { type Cell as XlsxCell, type SheetData } from "write-excel-file/node";
import { isDay } from "#app/platform/day.ts";
import { workbookText, xmlText } from "#app/platform/text/xml-text.ts";
import {
  cellDecimals,
  isWithheld,
  numberIn,
  writtenRows,
  type Cell,
  type CellKind,
  type FigureColumn,
  type FigureRow,
  type FigureTable,
} from "./figure-table.ts";
import { isNumeric, withheldMark } from "./figure-table-text.ts";

/** The number formats of the workbook, by kind and decimals. */
const formats: Readonly<Partial<Record<CellKind, (decimals: string) => string>>> = {
  count: () => "#,##0",
  share: (decimals) => `0.${decimals}%`,
  points: (decimals) => `+0.${decimals};-0.${decimals};0.${decimals}`,
  decimal: (decimals) => `#,##0.${decimals}`,
  score: (decimals) => `0.${decimals}`,
};

/** Rows above the figures: title, subtitle, an empty row, the heads. */
const rowsAbove = 4;

/**
 * A table of figures as a workbook: title and subtitle above, notes below. Numbers and days are real ones with all
 * their digits; their format writes them as on the screen.
 */
export function figureTableXlsx(table: FigureTable): Promise<Readable> {
  return figureTablesXlsx([table]);
}

/** Several tables as one workbook, one sheet each; sheets of the same name are numbered. */
export function figureTablesXlsx(tables: readonly FigureTable[]): Promise<Readable> {
  const names = tables.map(({ title }, index) => {
    const isTaken = tables.slice(0, index).some((other) => sheetName(other.title) === sheetName(title));
    return isTaken ? `${sheetName(title).slice(0, 27)} ${String(index + 1)}` : sheetName(title);
  });
  const workbook = writeXlsxFile(tables.map((table, index) => sheetOf(table, names[index] ?? "")));
  // The type of `toStream` requires a stream to write to; without one it returns the stream to read from.
  return (workbook.toStream as () => Promise<Readable>)();
}

function sheetOf(table: FigureTable, sheet: string) {
  const { columns, total } = table;
  const rows = writtenRows(table).map((row) => rowOf(row, columns, row === total));
  const notes = table.notes.map((note): XlsxCell[] => [text(note)]);
  const data: SheetData = [
    [{ ...text(table.title), fontWeight: "bold", fontSize: 14 }],
    [text(table.subtitle)],
    [],
    columns.map(({ label, kind }) => ({ ...text(label), ...headStyle, ...alignment(kind) })),
    ...rows,
    ...(notes.length === 0 ? [] : [[], ...notes]),
  ];
  return {
    data,
    sheet,
    columns: columns.map(({ kind }, index) => ({ width: index === 0 ? 44 : kind === "text" ? 28 : 14 })),
    stickyRowsCount: rowsAbove,
    stickyColumnsCount: 1,
    dateFormat: "dd/mm/yyyy",
  };
}

const headStyle = { fontWeight: "bold", wrap: true, alignVertical: "bottom" } as const;

function rowOf({ cells }: FigureRow, columns: readonly FigureColumn[], isTotal: boolean): XlsxCell[] {
  return columns.map(({ kind }, index) => {
    const cell = xlsxCell(cells[index] ?? null, kind);
    return isTotal && cell !== null ? { ...cell, fontWeight: "bold" } : cell;
  });
}

function xlsxCell(cell: Cell, kind: CellKind) {
  if (cell === null) return null;
  if (isWithheld(cell)) return { ...text(withheldMark), ...alignment(kind) };
  if (typeof cell !== "string") {
    const format = formats[kind]?.("0".repeat(cellDecimals(cell, kind))) ?? "General";
    return { type: Number, value: numberIn(cell) ?? 0, format } as const;
  }
  if (kind !== "day" || !isDay(cell)) return text(cell);
  return { type: Date, value: new Date(`${cell}T00:00:00Z`), format: "dd/mm/yyyy" } as const;
}

/** A cell that is always text, so that a name from a register never becomes a formula. */
function text(value: string) {
  return { type: String, value: workbookText(value) } as const;
}

function alignment(kind: CellKind) {
  return isNumeric(kind) ? ({ align: "right" } as const) : {};
}

/** The name of a sheet: at most 31 characters, without the characters Excel forbids. */
function sheetName(title: string): string {
  return xmlText(title.replace(/[\\/*?:[\]]/g, " ").slice(0, 31));
}

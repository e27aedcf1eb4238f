import { decimalsBeside, pointsDecimals, shareDecimals } from "#app/i18n/format.ts";
import type { Day } from "#app/platform/day.ts";

/**
 * A table of figures as a value. Screen, CSV, XLSX and JSON all write the same table, so that their numbers cannot
 * differ. Texts are in the reader's language; shares are from 0 to 1, days ISO text.
 */
export interface FigureTable {
  /** Name in addresses and files, such as `by-procedure`. */
  name: string;
  title: string;
  /** Period, cut-off day and selection: "Quý IV năm 2026, số liệu tính đến ngày 21/11/2026". */
  subtitle: string;
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
  /** The sum of all rows, written last and visually separate. */
  total?: FigureRow | undefined;
  /** Notes for the reader: why cells are withheld, what is not counted. */
  notes: readonly string[];
}

/**
 * The format of a number: `share` in per cent with one decimal, `points` with one decimal and a sign, `decimal` with
 * one, `score` with two decimals; more if rounding would mislead, see `cellDecimals`.
 */
export type CellKind = "text" | "count" | "share" | "points" | "decimal" | "score" | "day";

export interface FigureColumn {
  /** Key of the column in JSON. */
  key: string;
  label: string;
  kind: CellKind;
}

/** The content of a cell: a value, nothing (`null`), or a figure withheld because of too few answers. */
export type Cell = string | number | Day | null | typeof withheld | MarkedNumber;

/** A number with others it is compared with, such as its target: it is never rounded to one of them unless equal. */
export interface MarkedNumber {
  value: number;
  /** In the unit of the value. */
  marks: readonly number[];
}

/** The number of a cell; undefined for a cell without a number. */
export function numberIn(cell: Cell): number | undefined {
  if (typeof cell === "number") return cell;
  return isMarked(cell) ? cell.value : undefined;
}

function isMarked(cell: Cell): cell is MarkedNumber {
  return cell !== null && typeof cell === "object" && "marks" in cell;
}

/** Decimals a number is written with, the same on the screen, in CSV and in the workbook. */
export function cellDecimals(cell: number | MarkedNumber, kind: CellKind): number {
  const { value, marks } = isMarked(cell) ? cell : { value: cell, marks: [] };
  switch (kind) {
    case "share":
      return shareDecimals(value, ...marks);
    case "points":
      return pointsDecimals(value);
    case "decimal":
      return decimalsBeside(value, marks);
    case "score":
      return 2;
    default:
      return 0;
  }
}

/** A withheld figure, written as "–" and in JSON as null. */
export const withheld = { withheld: true } as const;

/** Whether a cell is a withheld figure. */
export function isWithheld(cell: Cell): cell is typeof withheld {
  return cell !== null && typeof cell === "object" && "withheld" in cell;
}

export interface FigureRow {
  id: string;
  cells: readonly Cell[];
  /** Address the row links to: the page restricted to this row. */
  href?: string | undefined;
  /** Addresses of the lists of what its cells count, by the key of the column. */
  lists?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The address of the list of what a cell counts; undefined for a cell that counts nothing or has no list. */
export function listOf(table: Pick<FigureTable, "columns">, row: FigureRow, key: string): string | undefined {
  const cell = row.cells[table.columns.findIndex((column) => column.key === key)] ?? null;
  return numberIn(cell) === 0 || isWithheld(cell) || cell === null ? undefined : row.lists?.[key];
}

/** All rows in the order of writing: the total comes last. */
export function writtenRows({ rows, total }: FigureTable): readonly FigureRow[] {
  return total === undefined ? rows : [...rows, total];
}

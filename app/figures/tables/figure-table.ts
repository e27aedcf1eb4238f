import { decimalsBeside, pointsDecimals, shareDecimals } from "#app/i18n/format.ts";
import type { Day } from "#app/platform/day.ts";

/**
 * A table of figures as a value: the screen, CSV, XLSX and JSON are four ways to write the same one, so that no number
 * can differ between them. Texts are ready in the reader's language; shares are 0 to 1, days ISO.
 */
export interface FigureTable {
  /** Its name in addresses and files, such as `by-procedure`. */
  name: string;
  title: string;
  /** The days counted, and what of the office: "Quý IV năm 2026, số liệu tính đến ngày 21/11/2026". */
  subtitle: string;
  columns: readonly FigureColumn[];
  rows: readonly FigureRow[];
  /** All rows together; written last and set apart, so that nobody counts it among them. */
  total?: FigureRow | undefined;
  /** What a reader must know: withheld cells, what is not counted. */
  notes: readonly string[];
}

/**
 * `share` is written in percent with one decimal, `points` with one decimal and a sign, `decimal` with one decimal,
 * `score` with two; with more where one decimal would say something else, see `cellDecimals`.
 */
export type CellKind = "text" | "count" | "share" | "points" | "decimal" | "score" | "day";

export interface FigureColumn {
  /** Its name in JSON. */
  key: string;
  label: string;
  kind: CellKind;
}

/** A value, nothing to show (`null`), or a figure withheld because too few answered. */
export type Cell = string | number | Day | null | typeof withheld | MarkedNumber;

/** A number that is held against others, such as its target: it is never written as one of them unless it is. */
export interface MarkedNumber {
  value: number;
  /** In the unit of the value. */
  marks: readonly number[];
}

/** The value of a cell that holds a number; undefined for all others. */
export function numberIn(cell: Cell): number | undefined {
  if (typeof cell === "number") return cell;
  return isMarked(cell) ? cell.value : undefined;
}

function isMarked(cell: Cell): cell is MarkedNumber {
  return cell !== null && typeof cell === "object" && "marks" in cell;
}

/** How many decimals the number of a cell is written with: on the screen, in CSV and in the workbook alike. */
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

/** Stands where a figure of too few answers would stand; written as "–" and, in JSON, as null. */
export const withheld = { withheld: true } as const;

/** Whether a figure stands here that is not told. */
export function isWithheld(cell: Cell): cell is typeof withheld {
  return cell !== null && typeof cell === "object" && "withheld" in cell;
}

export interface FigureRow {
  id: string;
  cells: readonly Cell[];
  /** Where the row leads: the same page narrowed to it. */
  href?: string | undefined;
}

/** The rows as they are written: the total, where there is one, comes last. */
export function writtenRows({ rows, total }: FigureTable): readonly FigureRow[] {
  return total === undefined ? rows : [...rows, total];
}

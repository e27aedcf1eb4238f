import {
  isWithheld,
  numberIn,
  type Cell,
  type FigureColumn,
  type FigureRow,
  type FigureTable,
} from "./figure-table.ts";

/** A row by the keys of its columns. `withheld` lists the keys whose figure is withheld; their value is null. */
export type FigureRowDocument = Record<string, string | number | null | readonly string[]> & {
  withheld: readonly string[];
};

/**
 * A table of figures as JSON: shares are unrounded numbers from 0 to 1, days ISO text; null means nothing to show, or
 * withheld if `withheld` lists the key.
 */
export interface FigureTableDocument {
  name: string;
  title: string;
  subtitle: string;
  columns: readonly FigureColumn[];
  rows: readonly FigureRowDocument[];
  total: FigureRowDocument | null;
  notes: readonly string[];
}

/** Converts a table of figures to its JSON document. */
export function figureTableDocument({ columns, rows, total, ...table }: FigureTable): FigureTableDocument {
  const { name, title, subtitle, notes } = table;
  return {
    name,
    title,
    subtitle,
    columns,
    rows: rows.map((row) => rowDocument(row, columns)),
    total: total === undefined ? null : rowDocument(total, columns),
    notes,
  };
}

function rowDocument({ cells }: FigureRow, columns: readonly FigureColumn[]): FigureRowDocument {
  const named = columns.map(({ key }, index) => [key, cells[index] ?? null] as const);
  const values = named.map(([key, cell]) => [key, jsonValue(cell)] as const);
  return {
    ...Object.fromEntries(values),
    withheld: named.filter(([, cell]) => isWithheld(cell)).map(([key]) => key),
  };
}

function jsonValue(cell: Cell): string | number | null {
  const number = numberIn(cell);
  if (number !== undefined) return number;
  return typeof cell === "string" ? cell : null;
}

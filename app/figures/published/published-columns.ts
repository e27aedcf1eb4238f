import { figureNames, figureUnits, targetComparisons } from "#app/targets/target.ts";

/**
 * The columns of the published CSV files, defined once: the files are written, explained (`/results/data`) and described
 * for other software (`/results/datapackage.json`) from here.
 */

/** What a column contains, in the types of Table Schema. */
export interface PublishedColumn {
  type: "string" | "integer" | "number" | "date" | "yearmonth" | "boolean";
  /** Whether every line has a value. */
  isRequired: boolean;
  /** The least value of a number. */
  minimum?: number;
  maximum?: number;
  /** The only values there are. */
  values?: readonly string[];
  /** A regular expression for the whole value. */
  pattern?: string;
}

const slug: PublishedColumn = { type: "string", isRequired: true, pattern: "[a-z0-9][a-z0-9-]*" };
const neededDay: PublishedColumn = { type: "date", isRequired: true };
const neededCount: PublishedColumn = { type: "integer", isRequired: true, minimum: 0 };
const count: PublishedColumn = { type: "integer", isRequired: false, minimum: 0 };
const number: PublishedColumn = { type: "number", isRequired: false };
const share: PublishedColumn = { type: "number", isRequired: false, minimum: 0, maximum: 1 };
const text: PublishedColumn = { type: "string", isRequired: false };

const months = {
  office: slug,
  month: { type: "yearmonth", isRequired: true },
  received: neededCount,
  rated: neededCount,
  ratings_given: neededCount,
  cut_off: neededDay,
} as const satisfies Record<string, PublishedColumn>;

const figures = {
  office: slug,
  from: neededDay,
  to: neededDay,
  part: { type: "string", isRequired: true, pattern: "all|(month|procedure|channel):.*" },
  part_name: text,
  figure: { type: "string", isRequired: true, values: figureNames },
  unit: {
    type: "string",
    isRequired: true,
    values: [...new Set(Object.values(figureUnits).map(({ unit }) => unit))],
  },
  value: number,
  numerator: count,
  denominator: neededCount,
  interval_from: share,
  interval_to: share,
  withheld: { type: "boolean", isRequired: true },
  minimum_n: count,
  target: number,
  comparison: { type: "string", isRequired: false, values: targetComparisons },
  reached: { type: "boolean", isRequired: false },
  source: text,
  // An opinion that was never published has no day.
  cut_off: { type: "date", isRequired: false },
} as const satisfies Record<string, PublishedColumn>;

export type MonthColumn = keyof typeof months;
export type FigureColumnName = keyof typeof figures;

/** The columns of `/results.csv` and of `/results/figures.csv`, by name in the order of the file. */
export const publishedColumns: {
  months: Readonly<Record<MonthColumn, PublishedColumn>>;
  figures: Readonly<Record<FigureColumnName, PublishedColumn>>;
} = { months, figures };

/** The names of the columns of `/results.csv`, in order. */
export const monthColumns = Object.keys(months) as MonthColumn[];
/** The names of the columns of `/results/figures.csv`, in order. */
export const figureColumns = Object.keys(figures) as FigureColumnName[];

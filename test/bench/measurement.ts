import type { Engine } from "#db/engine.ts";

/**
 * One line of a bench. `ratio` compares with the thing named beside it, measured in the same run; null if there is
 * none.
 */
export interface Measurement {
  name: string;
  value: number;
  unit: "requests/s" | "ms" | "rows/s" | "s" | "MB" | "rows" | "bytes" | "calls" | "%";
  ratio: number | null;
  /** Of a growth row: how many times the smaller size's cost the larger one's is. */
  growth?: number;
}

export interface Bench {
  /** A share of the full amount of work, for a quick look: 1 is the size the budgets speak of. */
  size: number;
  engines: readonly Engine[];
  /** Reports progress on standard error, so that `--json` prints only its array. */
  say: (text: string) => void;
}

/** The middle of the values; of an even number of them the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/** Four significant digits: what a run on a shared machine can say at most. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** The JSON of `--json`: one array, nothing else. */
export function jsonOf(measurements: readonly Measurement[]): string {
  const rows = measurements.map((row) => ({
    ...row,
    value: rounded(row.value),
    ratio: row.ratio === null ? null : rounded(row.ratio),
    ...(row.growth === undefined ? {} : { growth: rounded(row.growth) }),
  }));
  return JSON.stringify(rows, undefined, 1);
}

/** Formats the rows as a Markdown table, as in the README of this folder. */
export function tableOf(measurements: readonly Measurement[]): string {
  const head = ["what", "value", "unit", "ratio", "growth"];
  const rows = measurements.map(({ name, value, unit, ratio, growth }) => [
    name,
    shown(value),
    unit,
    ratio === null ? "" : `${shown(ratio)} ×`,
    growth === undefined ? "" : `${shown(growth)} ×`,
  ]);
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function shown(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(3)));
}

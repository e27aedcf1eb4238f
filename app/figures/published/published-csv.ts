import { byteOrderMark, csvRecord, type CsvCell } from "#app/platform/text/csv.ts";
import { decimalsBeside } from "#app/i18n/format.ts";
import type { Target } from "#app/targets/target.ts";
import { leastOfStep } from "./opinion-steps.ts";
import { figureColumns, monthColumns, type FigureColumnName, type MonthColumn } from "./published-columns.ts";
import type { PublicFigure, PublicPart, PublishedResults } from "./published.ts";
import { opinionFigures, publicFigureNames } from "./published.ts";

/**
 * `/results.csv`: one line per month. With a byte order mark and semicolons, so that Vietnamese Excel opens it with a
 * double click. Whole numbers only: readers compute shares from them.
 */
export function resultsCsv(offices: readonly PublishedResults[]): string {
  const records = offices.flatMap(({ office, months, cutOff }) =>
    months.map(({ id, received, rated, ratingsGiven }): Record<MonthColumn, CsvCell> => ({
      office: office.slug,
      month: id,
      received,
      rated,
      ratings_given: ratingsGiven,
      cut_off: cutOff,
    })),
  );
  return written(
    monthColumns,
    records.map((record) => monthColumns.map((column) => record[column])),
  );
}

type FigureRecord = Record<FigureColumnName, CsvCell>;

/**
 * `/results/figures.csv`: one line per figure, and participation and satisfaction of each month, procedure and channel.
 * Numbers have a decimal comma: in Vietnamese Excel a point separates thousands.
 */
export function figuresCsv(offices: readonly PublishedResults[]): string {
  const records = offices.flatMap((results) => [
    ...publicFigureNames.map((name) => figureRecord(results, results.figures[name])),
    ...results.months.flatMap((month) => partRecords(results, "month", month)),
    ...(results.byProcedure?.parts ?? []).flatMap((part) => partRecords(results, "procedure", part)),
    ...(results.byProcedure === undefined ? [] : restRecords(results, "procedure", results.byProcedure.withheld)),
    ...(results.byChannel?.parts ?? []).flatMap((part) => partRecords(results, "channel", part)),
    ...(results.byChannel === undefined ? [] : restRecords(results, "channel", results.byChannel.withheld)),
  ]);
  return written(
    figureColumns,
    records.map((record) => figureColumns.map((column) => record[column])),
  );
}

function written(columns: readonly string[], lines: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + [columns, ...lines].map(csvRecord).join("");
}

/**
 * A number as Vietnamese spreadsheets read it, with six decimals, or more where six would round it to 0, 1 or its target.
 */
function decimal(number: number | undefined, target?: Target): CsvCell {
  if (number === undefined) return null;
  const decimals = decimalsBeside(number, [0, 1, ...(target === undefined ? [] : [target.value])], 6);
  return {
    number: number
      .toFixed(decimals)
      .replace(/\.?0+$/, "")
      .replace(".", ","),
  };
}

function emptyRecord({ office, period, cutOff }: PublishedResults): FigureRecord {
  const record = Object.fromEntries(figureColumns.map((column) => [column, null])) as FigureRecord;
  return { ...record, office: office.slug, from: period.from, to: period.to, part: "all", cut_off: cutOff };
}

function figureRecord(results: PublishedResults, { name, unit, measure, target, reached }: PublicFigure): FigureRecord {
  const isOpinion = opinionFigures.some((one) => one === name);
  const cutOff = isOpinion && measure.state === "shown" ? { cut_off: results.opinionsAsOf ?? null } : {};
  const record = { ...emptyRecord(results), figure: name, unit, ...cutOff };
  const targetColumns = {
    target: decimal(target?.value),
    comparison: target?.comparison ?? null,
    reached: reached === undefined ? null : Number(reached),
    source: target?.source ?? null,
  };
  if (measure.state === "withheld") {
    return { ...record, ...targetColumns, denominator: measure.denominator, withheld: 1, minimum_n: measure.minimum };
  }
  if (measure.state !== "shown") return { ...record, ...targetColumns, denominator: 0, withheld: 0 };
  return {
    ...record,
    ...targetColumns,
    value: decimal(measure.value, target),
    numerator: measure.numerator ?? null,
    denominator: measure.denominator,
    interval_from: decimal(measure.interval?.from),
    interval_to: decimal(measure.interval?.to),
    withheld: 0,
  };
}

function partRecords(
  results: PublishedResults,
  kind: "month" | "procedure" | "channel",
  part: Omit<PublicPart, "ratingsGiven">,
): FigureRecord[] {
  const { id, name, received, rated, answers, satisfied } = part;
  const common = { ...emptyRecord(results), part: `${kind}:${id}`, part_name: name, unit: "share", withheld: 0 };
  const isWithheld = satisfied === undefined && rated > 0;
  return [
    {
      ...common,
      figure: "participation",
      value: received === 0 ? null : decimal(rated / received, results.figures.participation.target),
      numerator: rated,
      denominator: received,
    },
    {
      ...common,
      figure: "satisfaction",
      value: satisfied === undefined ? null : decimal(satisfied / answers, results.figures.satisfaction.target),
      numerator: satisfied ?? null,
      denominator: isWithheld ? rated : answers,
      cut_off: results.opinionsAsOf ?? null,
      withheld: Number(isWithheld),
      minimum_n: isWithheld ? leastOfStep(results.office.minimumAnswers) : null,
    },
  ];
}

/** The parts withheld one by one, together. */
function restRecords(
  results: PublishedResults,
  kind: "procedure" | "channel",
  rest: Omit<PublicPart, "id" | "name"> & { parts: number },
): FigureRecord[] {
  return rest.parts === 0 ? [] : partRecords(results, kind, { ...rest, id: "others", name: "" });
}

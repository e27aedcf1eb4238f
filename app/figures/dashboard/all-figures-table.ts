import { formatDecimal, formatShare, withoutBinaryNoise } from "#app/i18n/format.ts";
import { targetText } from "#app/targets/target-text.ts";
import type { FigureName, FigureUnit, Target } from "#app/targets/target.ts";
import { figureGroups, type FigureGroupName } from "#app/figures/measures/figure-groups.ts";
import { withheld, type Cell, type FigureRow, type FigureTable } from "#app/figures/tables/figure-table.ts";
import type { Measure } from "#app/figures/measures/measure.ts";
import type { FigureResult } from "#app/figures/measures/figure-result.ts";
import { figureLists } from "#app/figures/period/figure-lists.ts";
import { frameSubtitle, withheldNote, type TableFrame } from "#app/figures/tables/table-frame.ts";

/**
 * Figures in one table: one group on the screen, all of them in a file. Units differ, so values are plain numbers with
 * the unit beside them: shares in per cent, times in days.
 */
export function allFiguresTable(
  results: Readonly<Record<FigureName, FigureResult>>,
  frame: TableFrame,
  only?: FigureGroupName,
): FigureTable {
  const { t } = frame;
  const groups = figureGroups.filter(({ name }) => only === undefined || name === only);
  return {
    name: "figures",
    title: only === undefined ? t("figures:all.heading") : t(`figures:all.groups.${only}`),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "figure", label: t("figures:all.figure"), kind: "text" },
      { key: "value", label: t("figures:all.value"), kind: "decimal" },
      { key: "unit", label: t("figures:all.unit"), kind: "text" },
      { key: "numerator", label: t("figures:all.numerator"), kind: "count" },
      { key: "n", label: t("figures:all.n"), kind: "count" },
      { key: "interval", label: t("figures:all.interval"), kind: "text" },
      { key: "target", label: t("figures:all.target"), kind: "text" },
      { key: "gap", label: t("figures:all.gap"), kind: "points" },
      { key: "previous", label: t("figures:all.previous"), kind: "decimal" },
      { key: "sincePrevious", label: t("figures:all.sincePrevious"), kind: "points" },
      { key: "lastYear", label: t("figures:all.lastYear"), kind: "decimal" },
      { key: "sinceLastYear", label: t("figures:all.sinceLastYear"), kind: "points" },
    ],
    rows: groups.flatMap(({ figures }) => figures.map((name) => rowOf(results[name], frame))),
    notes: notesOf(
      groups.flatMap(({ figures }) => figures.map((name) => results[name].measure)),
      frame,
    ),
  };
}

function rowOf(result: FigureResult, frame: TableFrame): FigureRow {
  const { name, unit, measure, target, gap, previous, lastYear } = result;
  const { t, selection } = frame;
  const { numerator, denominator: n } = selection === undefined ? {} : figureLists(name, frame.period, selection);
  return {
    id: name,
    lists: { ...(numerator === undefined ? {} : { numerator }), ...(n === undefined ? {} : { n }) },
    cells: [
      t(`figures:name.${name}`),
      valueCell(measure, unit, target),
      t(`figures:units.${unit}`),
      measure.state === "shown" ? (measure.numerator ?? null) : null,
      measure.state === "shown" || measure.state === "withheld" ? measure.denominator : null,
      intervalText(measure, frame),
      target === undefined ? "" : targetText(name, target, t, frame.language),
      gap?.distance ?? null,
      valueCell(previous.measure, unit, target),
      previous.change ?? null,
      valueCell(lastYear.measure, unit, target),
      lastYear.change ?? null,
    ],
  };
}

/** The value in per cent or days; empty if there is nothing to count or the figure is not counted for the selection. */
function valueCell(measure: Measure, unit: FigureUnit, target: Target | undefined): Cell {
  if (measure.state === "withheld") return withheld;
  if (measure.state !== "shown") return null;
  const targets = target === undefined ? [] : [target.value];
  if (unit !== "share") return { value: measure.value, marks: targets };
  return {
    value: withoutBinaryNoise(measure.value * 100),
    marks: [0, 1, ...targets].map((mark) => withoutBinaryNoise(mark * 100)),
  };
}

function intervalText(measure: Measure, { language, t }: TableFrame): string {
  if (measure.state !== "shown") return "";
  const { interval, beside } = measure;
  if (interval !== undefined) return `${formatShare(interval.from, language)} – ${formatShare(interval.to, language)}`;
  return beside === undefined ? "" : t("figures:all.ninetieth", { days: formatDecimal(beside, language) });
}

function notesOf(measures: readonly Measure[], frame: TableFrame): string[] {
  const { t } = frame;
  const has = (state: Measure["state"]) => measures.some((measure) => measure.state === state);
  return [
    ...(has("withheld") ? [withheldNote(frame)] : []),
    ...(has("none") ? [t("figures:all.noneNote")] : []),
    ...(has("outside") ? [t("figures:all.outsideNote")] : []),
  ];
}

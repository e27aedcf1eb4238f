import type { Translate } from "#app/i18n/translate.ts";
import { withheld, type Cell, type FigureTable } from "#app/figures/tables/figure-table.ts";
import { mostPoints, type Assessment, type IndicatorLine } from "./nine-indicators.ts";

/** The nine indicators of a quarter as a table for files: the columns of the form, with the counts as numbers. */
export function indicatorTable(assessment: Assessment, minimum: number, subtitle: string, t: Translate): FigureTable {
  return {
    name: "indicators",
    title: t("indicators:nine.title"),
    subtitle,
    columns: [
      { key: "indicator", label: t("indicators:nine.number"), kind: "text" },
      { key: "name", label: t("indicators:nine.name"), kind: "text" },
      { key: "standard", label: t("indicators:nine.standard"), kind: "score" },
      { key: "own", label: t("indicators:nine.own"), kind: "score" },
      { key: "suggested", label: t("indicators:nine.suggested"), kind: "score" },
      { key: "counted", label: t("indicators:nine.counted"), kind: "score" },
      { key: "better", label: t("indicators:nine.better"), kind: "count" },
      { key: "met", label: t("indicators:nine.met"), kind: "count" },
      { key: "failed", label: t("indicators:nine.failed"), kind: "count" },
      { key: "n", label: t("indicators:nine.n"), kind: "count" },
      { key: "remark", label: t("indicators:nine.remark"), kind: "text" },
    ],
    rows: assessment.lines.map((line) => ({ id: line.indicator, cells: cellsOf(line, t) })),
    total: {
      id: "sum",
      cells: [
        "",
        t("indicators:nine.sum"),
        pointsOf(mostPoints * assessment.lines.length),
        null,
        null,
        pointsOf(assessment.sum),
        null,
        null,
        null,
        null,
        resultOf(assessment, t),
      ],
    },
    notes: [
      ...(assessment.lines.some(({ suggestion }) => suggestion.state === "withheld")
        ? [t("figures:table.withheld", { minimum: String(minimum) })]
        : []),
      `${t("indicators:nine.unconfirmed")}. ${t("indicators:nine.unconfirmedText")}`,
      t("indicators:nine.thresholds"),
    ],
  };
}

function pointsOf(hundredths: number): number {
  return hundredths / 100;
}

function cellsOf({ indicator, suggestion, own, points }: IndicatorLine, t: Translate): Cell[] {
  return [
    indicator,
    t(`indicators:nine.names.${indicator}`),
    pointsOf(mostPoints),
    own === undefined ? null : pointsOf(own.points),
    suggestion.state === "shown" ? pointsOf(suggestion.points) : suggestion.state === "withheld" ? withheld : null,
    points === undefined ? null : pointsOf(points),
    ...evidenceCells(suggestion),
    own?.basis ?? t(`indicators:nine.readings.${indicator}`),
  ];
}

function evidenceCells(suggestion: IndicatorLine["suggestion"]): Cell[] {
  switch (suggestion.state) {
    case "shown": {
      const { better, met, failed } = suggestion.evidence;
      return [better, met, failed, suggestion.n];
    }
    case "withheld":
      return [withheld, withheld, withheld, suggestion.n];
    case "none":
      return [0, 0, 0, 0];
    case "unknown":
      return [null, null, null, null];
  }
}

/** "Xếp loại: Tốt", or how many indicators still have no points. */
function resultOf({ classification, rated, lines }: Assessment, t: Translate): string {
  if (classification === undefined) {
    return t("indicators:nine.provisionalText", { missing: String(lines.length - rated) });
  }
  return `${t("indicators:nine.classification")}: ${t(`indicators:nine.classifications.${classification}`)}`;
}

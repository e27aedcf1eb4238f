import { formatHour, formatWeekdayNumber, startSentence } from "#app/i18n/format.ts";
import type { Target } from "#app/targets/target.ts";
import type { NamedCounts, ScoreCounts } from "#app/figures/measures/dossier-counts.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import type { FunnelStep } from "#app/figures/measures/funnel.ts";
import type { HeatCell } from "#app/figures/charts/heat-classes.ts";
import { opinionOf, type Measure } from "#app/figures/measures/measure.ts";
import { withheld } from "#app/figures/tables/figure-table.ts";
import { ratedShare } from "#app/figures/measures/participation.ts";
import { satisfiedShare } from "#app/figures/measures/satisfaction.ts";
import {
  frameSubtitle,
  cellWithTarget,
  shareCell,
  withheldNote,
  type TableFrame,
} from "#app/figures/tables/table-frame.ts";

/** The tables the charts of the overview are drawn from. */

export function funnelTable(steps: readonly FunnelStep[], target: Target | undefined, frame: TableFrame): FigureTable {
  const { t } = frame;
  return {
    name: "funnel",
    title: t("figures:funnel.heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "step", label: t("figures:funnel.step"), kind: "text" },
      { key: "dossiers", label: t("figures:funnel.dossiers"), kind: "count" },
      { key: "ofReceived", label: t("figures:funnel.ofReceived"), kind: "share" },
      { key: "ofBefore", label: t("figures:funnel.ofBefore"), kind: "share" },
    ],
    rows: steps.map(({ name, dossiers, ofReceived, ofBefore }) => ({
      id: name,
      cells: [
        t(`figures:funnel.steps.${name}`),
        dossiers,
        name === "rated" ? cellWithTarget(ofReceived, target) : ofReceived,
        ofBefore ?? null,
      ],
    })),
    notes: [t("figures:funnel.note")],
  };
}

/** The five levels of satisfaction, the low ones first; undefined where satisfaction is not shown. */
export function levelsTable(counts: ScoreCounts, satisfaction: Measure, frame: TableFrame): FigureTable | undefined {
  if (satisfaction.state !== "shown") return undefined;
  const { t } = frame;
  const { denominator } = satisfaction;
  return {
    name: "levels",
    title: t("figures:satisfaction.levels"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "level", label: t("figures:satisfaction.level"), kind: "text" },
      { key: "dossiers", label: t("figures:funnel.dossiers"), kind: "count" },
      { key: "share", label: t("figures:satisfaction.levelShare"), kind: "share" },
    ],
    rows: lowestFirst.map(([level, score]) => ({
      id: level,
      cells: [t(`figures:satisfaction.scores.${level}`), counts[score], counts[score] / denominator],
    })),
    notes: [],
  };
}

/** The levels in the order in which they are told. */
export const lowestFirst = [
  ["1", 1],
  ["2", 2],
  ["3", 3],
  ["4", 4],
  ["5", 5],
] as const;

export function hoursTable(cells: readonly HeatCell[], target: Target | undefined, frame: TableFrame): FigureTable {
  const { t, language } = frame;
  return {
    name: "hours",
    title: t("figures:heat.heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "weekday", label: t("figures:heat.weekday"), kind: "text" },
      { key: "hour", label: t("figures:heat.hour"), kind: "text" },
      { key: "received", label: t("figures:table.received"), kind: "count" },
      { key: "rated", label: t("figures:table.rated"), kind: "count" },
      { key: "participation", label: t("figures:table.share"), kind: "share" },
    ],
    rows: cells.map(({ weekday, hour, received, rated, share }) => ({
      id: `${String(weekday)}-${String(hour)}`,
      cells: [
        startSentence(formatWeekdayNumber(weekday, language), language),
        formatHour(hour),
        received,
        rated,
        share === undefined ? withheld : cellWithTarget(share, target),
      ],
    })),
    notes: [withheldNote(frame)],
  };
}

/** The targets participation and satisfaction are held against. */
export type ParticipationTargets = Readonly<Partial<Record<"participation" | "satisfaction", Target | undefined>>>;

/** Participation and satisfaction by procedure, the busiest first. */
export function procedureTable(
  procedures: readonly NamedCounts[],
  targets: ParticipationTargets,
  frame: TableFrame,
): FigureTable {
  const { t, minimum } = frame;
  return {
    name: "procedures",
    title: t("figures:byProcedure.heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "procedure", label: t("figures:byProcedure.procedure"), kind: "text" },
      { key: "received", label: t("figures:table.received"), kind: "count" },
      { key: "rated", label: t("figures:table.rated"), kind: "count" },
      { key: "participation", label: t("figures:table.share"), kind: "share" },
      { key: "satisfaction", label: t("figures:table.satisfaction"), kind: "share" },
    ],
    rows: procedures.map(({ id, name, dossiers }) => {
      const opinion = opinionOf(satisfiedShare(dossiers.scores), minimum);
      return {
        id,
        cells: [
          name ?? "–",
          dossiers.received,
          dossiers.rated,
          shareCell(ratedShare(dossiers), minimum, targets.participation),
          opinion.state === "shown"
            ? cellWithTarget(opinion.value, targets.satisfaction)
            : opinion.state === "withheld"
              ? withheld
              : null,
        ],
      };
    }),
    notes: [withheldNote(frame)],
  };
}

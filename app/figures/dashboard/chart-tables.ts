import type { DossierFilter } from "#app/dossiers/listing/dossier-filter.ts";
import { formatHour, formatWeekdayNumber, startSentence } from "#app/i18n/format.ts";
import type { Target } from "#app/targets/target.ts";
import type { HeatCell } from "#app/figures/charts/heat-classes.ts";
import type { MonthCounts, NamedCounts, ScoreCounts } from "#app/figures/measures/dossier-counts.ts";
import type { Targets } from "#app/figures/measures/figure-result.ts";
import type { FunnelStep } from "#app/figures/measures/funnel.ts";
import { opinionOf, type Measure } from "#app/figures/measures/measure.ts";
import { ratedShare } from "#app/figures/measures/participation.ts";
import { satisfiedShare } from "#app/figures/measures/satisfaction.ts";
import { pointsBetween, shareFrom } from "#app/figures/measures/share.ts";
import { monthLabel } from "#app/figures/period/period-label.ts";
import { listAddress, monthWithin } from "#app/figures/period/figure-lists.ts";
import { chartSpan, type Period } from "#app/figures/period/period.ts";
import { isWithheld, withheld, type Cell, type FigureRow, type FigureTable } from "#app/figures/tables/figure-table.ts";
import {
  cellWithTarget,
  frameSubtitle,
  measureCell,
  shareCell,
  usualColumns,
  withheldNote,
  type TableFrame,
} from "#app/figures/tables/table-frame.ts";

/**
 * The tables behind the charts of the overview: each chart is drawn from the same data, and its table is shown below it
 * and offered as a file.
 */

/** Participation by month of receipt with its distance from the target: the data of the trend line. */
export function participationByMonthTable(
  months: readonly MonthCounts[],
  target: Target | undefined,
  frame: TableFrame,
): FigureTable {
  const { t, minimum } = frame;
  const usual = usualColumns(frame);
  return {
    name: "participation-by-month",
    title: t("figures:byMonth.heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "month", label: t("figures:byMonth.month"), kind: "text" },
      usual.received,
      usual.rated,
      usual.participation,
      { key: "gap", label: t("figures:table.gap"), kind: "points" },
    ],
    rows: counted(months).map(({ month, inPeriod, dossiers }) => {
      const rated = ratedShare(dossiers);
      const share = shareCell(rated, minimum, target);
      const gap = target === undefined || isWithheld(share) ? null : pointsBetween(rated, shareFrom(target.value));
      const name = monthName(month, inPeriod, frame);
      const lists = countLists(frame, monthSpan(month, frame));
      return { id: month, cells: [name, dossiers.received, dossiers.rated, share, gap], lists };
    }),
    notes: [withheldNote(frame)],
  };
}

/** Satisfaction by month of receipt with n and interval: the data of the line with its band. */
export function satisfactionByMonthTable(
  months: readonly MonthCounts[],
  target: Target | undefined,
  frame: TableFrame,
): FigureTable {
  const { t, minimum } = frame;
  const usual = usualColumns(frame);
  return {
    name: "satisfaction-by-month",
    title: t("figures:satisfactionByMonth.heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "month", label: t("figures:byMonth.month"), kind: "text" },
      usual.rated,
      { key: "satisfied", label: t("figures:table.satisfied"), kind: "count" },
      usual.satisfaction,
      { key: "from", label: t("figures:table.intervalFrom"), kind: "share" },
      { key: "to", label: t("figures:table.intervalTo"), kind: "share" },
    ],
    rows: counted(months).map(({ month, inPeriod, dossiers }) => {
      const share = satisfiedShare(dossiers.scores);
      const measure = opinionOf(share, minimum);
      const shown = measure.state === "shown" ? measure : undefined;
      const cell = (value: number | undefined): Cell => (measure.state === "withheld" ? withheld : (value ?? null));
      return {
        id: month,
        lists: countLists(frame, monthSpan(month, frame)),
        cells: [
          monthName(month, inPeriod, frame),
          share.denominator,
          cell(shown?.numerator),
          measureCell(measure, target),
          cell(shown?.interval?.from),
          cell(shown?.interval?.to),
        ],
      };
    }),
    notes: [withheldNote(frame)],
  };
}

/** The days of a month that the charts count. */
function monthSpan(month: string, { period, cutOff }: TableFrame): Span {
  return monthWithin(month, chartSpan(period, cutOff), cutOff);
}

type Span = Pick<Period, "from" | "to">;

/** The lists behind the counts of received and rated dossiers of some days; none without a selection, for a file. */
function countLists({ selection }: TableFrame, span: Span, only: Partial<DossierFilter> = {}): FigureRow["lists"] {
  if (selection === undefined) return undefined;
  return {
    received: listAddress("all", span, selection, only),
    rated: listAddress("rated", span, selection, only),
  };
}

function monthName(month: string, inPeriod: boolean, { t }: TableFrame): string {
  return inPeriod ? monthLabel(month) : t("figures:byMonth.outside", { month: monthLabel(month) });
}

function counted(months: readonly MonthCounts[]): MonthCounts[] {
  return months.filter(({ dossiers }) => dossiers.received > 0);
}

/** The steps from receipt to comment, with the share of all dossiers and of the step before. */
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
      lists: { dossiers: countLists(frame, frame.period)?.[name] },
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

/** The five levels of satisfaction, the lowest first; undefined where satisfaction is not shown. */
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

/** The levels in the order in which they are shown. */
export const lowestFirst = [
  ["1", 1],
  ["2", 2],
  ["3", 3],
  ["4", 4],
  ["5", 5],
] as const;

/** Participation by weekday and hour of receipt: the data of the heat map. */
export function hoursTable(cells: readonly HeatCell[], target: Target | undefined, frame: TableFrame): FigureTable {
  const { t, language } = frame;
  const usual = usualColumns(frame);
  return {
    name: "hours",
    title: t("figures:heat.heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "weekday", label: t("figures:heat.weekday"), kind: "text" },
      { key: "hour", label: t("figures:heat.hour"), kind: "text" },
      usual.received,
      usual.rated,
      usual.participation,
    ],
    rows: cells.map(({ weekday, hour, received, rated, share }) => ({
      id: `${String(weekday)}-${String(hour)}`,
      lists: countLists(frame, frame.period, { weekday, hour }),
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

/** Participation and satisfaction by procedure, most dossiers first. */
export function procedureTable(
  procedures: readonly NamedCounts[],
  targets: Pick<Targets, "participation" | "satisfaction">,
  frame: TableFrame,
): FigureTable {
  const { t, minimum } = frame;
  const usual = usualColumns(frame);
  return {
    name: "procedures",
    title: t("figures:byProcedure.heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "procedure", label: t("figures:byProcedure.procedure"), kind: "text" },
      usual.received,
      usual.rated,
      usual.participation,
      usual.satisfaction,
    ],
    rows: procedures.map(({ id, name, dossiers }) => {
      const opinion = opinionOf(satisfiedShare(dossiers.scores), minimum);
      return {
        id,
        lists: id === "" ? undefined : countLists(frame, frame.period, { procedureId: id }),
        cells: [
          name ?? "–",
          dossiers.received,
          dossiers.rated,
          shareCell(ratedShare(dossiers), minimum, targets.participation),
          measureCell(opinion, targets.satisfaction),
        ],
      };
    }),
    notes: [withheldNote(frame)],
  };
}

import type { Target } from "#app/targets/target.ts";
import type { MonthCounts } from "#app/figures/measures/dossier-counts.ts";
import { isWithheld, withheld, type FigureTable } from "#app/figures/tables/figure-table.ts";
import { opinionOf } from "#app/figures/measures/measure.ts";
import { ratedShare } from "#app/figures/measures/participation.ts";
import { monthLabel } from "#app/figures/period/period-label.ts";
import { satisfiedShare } from "#app/figures/measures/satisfaction.ts";
import { pointsBetween, shareFrom } from "#app/figures/measures/share.ts";
import {
  frameSubtitle,
  cellWithTarget,
  shareCell,
  withheldNote,
  type TableFrame,
} from "#app/figures/tables/table-frame.ts";

/** Participation by month of receipt with its distance from the target: what the line is drawn from. */
export function participationByMonthTable(
  months: readonly MonthCounts[],
  target: Target | undefined,
  frame: TableFrame,
): FigureTable {
  const { t, minimum } = frame;
  return {
    name: "participation-by-month",
    title: t("figures:byMonth.heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "month", label: t("figures:byMonth.month"), kind: "text" },
      { key: "received", label: t("figures:table.received"), kind: "count" },
      { key: "rated", label: t("figures:table.rated"), kind: "count" },
      { key: "participation", label: t("figures:table.share"), kind: "share" },
      { key: "gap", label: t("figures:table.gap"), kind: "points" },
    ],
    rows: counted(months).map(({ month, inPeriod, dossiers }) => {
      const rated = ratedShare(dossiers);
      const share = shareCell(rated, minimum, target);
      const gap = target === undefined || isWithheld(share) ? null : pointsBetween(rated, shareFrom(target.value));
      const name = inPeriod ? monthLabel(month) : t("figures:byMonth.outside", { month: monthLabel(month) });
      return { id: month, cells: [name, dossiers.received, dossiers.rated, share, gap] };
    }),
    notes: [withheldNote(frame)],
  };
}

/** Satisfaction by month of receipt with n and interval: what the band is drawn from. */
export function satisfactionByMonthTable(
  months: readonly MonthCounts[],
  target: Target | undefined,
  frame: TableFrame,
): FigureTable {
  const { t, minimum } = frame;
  return {
    name: "satisfaction-by-month",
    title: t("figures:satisfactionByMonth.heading"),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: "month", label: t("figures:byMonth.month"), kind: "text" },
      { key: "rated", label: t("figures:table.rated"), kind: "count" },
      { key: "satisfied", label: t("figures:table.satisfied"), kind: "count" },
      { key: "satisfaction", label: t("figures:table.satisfaction"), kind: "share" },
      { key: "from", label: t("figures:table.intervalFrom"), kind: "share" },
      { key: "to", label: t("figures:table.intervalTo"), kind: "share" },
    ],
    rows: counted(months).map(({ month, inPeriod, dossiers }) => {
      const share = satisfiedShare(dossiers.scores);
      const measure = opinionOf(share, minimum);
      const isHeldBack = measure.state === "withheld";
      const shown = measure.state === "shown" ? measure : undefined;
      const cell = (value: number | undefined) => (isHeldBack ? withheld : (value ?? null));
      return {
        id: month,
        cells: [
          inPeriod ? monthLabel(month) : t("figures:byMonth.outside", { month: monthLabel(month) }),
          share.denominator,
          cell(shown && share.numerator),
          shown === undefined ? cell(undefined) : cellWithTarget(shown.value, target),
          cell(shown?.interval?.from),
          cell(shown?.interval?.to),
        ],
      };
    }),
    notes: [withheldNote(frame)],
  };
}

function counted(months: readonly MonthCounts[]): MonthCounts[] {
  return months.filter(({ dossiers }) => dossiers.received > 0);
}

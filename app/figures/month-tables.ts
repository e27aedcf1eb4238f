import type { Target } from "#app/offices/target.ts";
import type { MonthCohort } from "./cohort.ts";
import { withheld, type FigureTable } from "./figure-table.ts";
import { opinionOf } from "./measure.ts";
import { ratedShare } from "./participation.ts";
import { monthLabel } from "./period-label.ts";
import { satisfiedShare } from "./satisfaction.ts";
import { frameSubtitle, shareCell, withheldNote, type TableFrame } from "./table-frame.ts";

/** Participation by month of receipt with its distance from the target: what the line is drawn from. */
export function participationByMonth(
  months: readonly MonthCohort[],
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
    rows: counted(months).map(({ month, inPeriod, cohort }) => {
      const share = shareCell(ratedShare(cohort), minimum);
      const gap = typeof share === "number" && target !== undefined ? (share - target.value) * 100 : null;
      const name = inPeriod ? monthLabel(month) : t("figures:byMonth.outside", { month: monthLabel(month) });
      return { id: month, cells: [name, cohort.received, cohort.rated, share, gap] };
    }),
    notes: [withheldNote(frame)],
  };
}

/** Satisfaction by month of receipt with n and interval: what the band is drawn from. */
export function satisfactionByMonth(months: readonly MonthCohort[], frame: TableFrame): FigureTable {
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
    rows: counted(months).map(({ month, inPeriod, cohort }) => {
      const share = satisfiedShare(cohort.scores);
      const measure = opinionOf(share, minimum);
      const isWithheld = measure.state === "withheld";
      const shown = measure.state === "shown" ? measure : undefined;
      const cell = (value: number | undefined) => (isWithheld ? withheld : (value ?? null));
      return {
        id: month,
        cells: [
          inPeriod ? monthLabel(month) : t("figures:byMonth.outside", { month: monthLabel(month) }),
          share.denominator,
          cell(shown && share.numerator),
          cell(shown?.value),
          cell(shown?.interval?.from),
          cell(shown?.interval?.to),
        ],
      };
    }),
    notes: [withheldNote(frame)],
  };
}

function counted(months: readonly MonthCohort[]): MonthCohort[] {
  return months.filter(({ cohort }) => cohort.received > 0);
}

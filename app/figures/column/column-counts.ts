import { monthsOf, romanQuarter } from "#app/figures/period/period.ts";
import type { FigureRow, FigureTable } from "#app/figures/tables/figure-table.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { addDays, day, dayFrom, type Day } from "#app/platform/day.ts";
import type { ColumnKind } from "./column-item.ts";

/** An item of the column for counting. */
export interface CountedItem {
  kind: ColumnKind;
  publishedOn: Day;
  /** Whether everybody can read it now. */
  isShown: boolean;
}

/** The months in which the numbers are reported (HCMC 2018, annex VIII.2). */
export const reportMonths = [2, 5, 8, 10] as const;

/** How a year is divided: by report, quarter or month. */
export const columnSpans = ["reports", "quarters", "months"] as const;
export type ColumnSpans = (typeof columnSpans)[number];

interface Span {
  id: string;
  label: string;
  from: Day;
  lastDay: Day;
}

/** The periods of a year. That of a report begins after the month of the report before. */
export function spansOf(kind: ColumnSpans, year: number, t: Translate): Span[] {
  if (kind === "months") {
    return monthsOf({ from: first(year, 1), lastDay: endOf(year, 12) }).map((id, index) => {
      const month = index + 1;
      const label = t("results:column.counts.month", { month: pad(month), year });
      return { id, label, from: first(year, month), lastDay: endOf(year, month) };
    });
  }
  if (kind === "quarters") {
    return [1, 2, 3, 4].map((quarter) => ({
      id: `${String(year)}-Q${String(quarter)}`,
      label: t("results:column.counts.quarter", { quarter: romanQuarter(quarter), year }),
      from: first(year, quarter * 3 - 2),
      lastDay: endOf(year, quarter * 3),
    }));
  }
  return reportMonths.map((month, index) => {
    const previous = reportMonths[index - 1];
    const label = t("results:column.counts.reportOf", { month: pad(month), year });
    const from = previous === undefined ? first(year - 1, (reportMonths.at(-1) ?? 0) + 1) : first(year, previous + 1);
    return { id: `${String(year)}-${pad(month)}-report`, label, from, lastDay: endOf(year, month) };
  });
}

const pad = (month: number) => String(month).padStart(2, "0");

function first(year: number, month: number): Day {
  return day(`${String(year).padStart(4, "0")}-${pad(month)}-01`);
}

function endOf(year: number, month: number): Day {
  const next = month === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, month + 1, 1);
  if (next === undefined) throw new RangeError(`no month after ${String(year)}-${String(month)}`);
  return addDays(next, -1);
}

/** The numbers of the column in the periods of a year that have begun, with the sum since January of items shown now. */
export function columnTable(
  kind: ColumnSpans,
  { items, year, today, t }: { items: readonly CountedItem[]; year: number; today: Day; t: Translate },
): FigureTable {
  const inSpan = (from: Day, to: Day) =>
    items.filter(({ publishedOn }) => publishedOn >= from && publishedOn <= to && publishedOn <= today);
  const rowOf = ({ id, label, from, lastDay }: Span): FigureRow => {
    const to = lastDay < today ? lastDay : today;
    const published = inSpan(from, lastDay);
    const shown = published.filter(({ isShown }) => isShown);
    const numberOf = (of: ColumnKind) => shown.filter((item) => item.kind === of).length;
    const sinceJanuary = inSpan(first(year, 1), lastDay).filter(({ isShown }) => isShown).length;
    const counts = [numberOf("answer"), numberOf("improvement"), shown.length, sinceJanuary];
    return { id, cells: [label, from, to, ...counts, published.length - shown.length] };
  };
  return {
    name: `column-${kind}`,
    title: t(`results:column.counts.${kind}`),
    subtitle: t("results:column.counts.cutOff", { day: formatDay(today) }),
    columns: [
      { key: "period", label: t("results:column.counts.span"), kind: "text" },
      { key: "from", label: t("results:column.counts.from"), kind: "day" },
      { key: "to", label: t("results:column.counts.to"), kind: "day" },
      { key: "answers", label: t("results:column.counts.answers"), kind: "count" },
      { key: "improvements", label: t("results:column.counts.improvements"), kind: "count" },
      { key: "total", label: t("results:column.counts.total"), kind: "count" },
      { key: "sinceJanuary", label: t("results:column.counts.sinceJanuary"), kind: "count" },
      { key: "gone", label: t("results:column.counts.gone"), kind: "count" },
    ],
    rows: spansOf(kind, year, t)
      .filter(({ from }) => from <= today)
      .map(rowOf),
    notes: [t(`results:column.counts.${kind}Note`), t("results:column.counts.standing")],
  };
}

/** The year that `?year=` asks for: 2000 to the current one, else the current one. */
export function columnYear(search: URLSearchParams, thisYear: number): number {
  const asked = search.get("year") ?? "";
  const year = /^\d{4}$/.test(asked) ? Number(asked) : thisYear;
  return year >= 2000 && year <= thisYear ? year : thisYear;
}

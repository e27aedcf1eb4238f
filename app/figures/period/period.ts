import {
  addDays,
  day,
  dayFrom,
  daysBetween,
  isDay,
  lastDayOfYear,
  monthOf,
  yearOf,
  type Day,
} from "#app/platform/day.ts";

/** The kinds of period: năm, quý, tháng, or chosen days. */
export const periodKinds = ["year", "quarter", "month", "days"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** The days of a figure: dossiers and cases received from `from` to `to`, both included. */
export interface Period {
  kind: PeriodKind;
  from: Day;
  /** The last day of the period by the calendar. */
  lastDay: Day;
  /** The last day counted: `lastDay`, or the cut-off day while the period is running. */
  to: Day;
}

export const firstYear = 2000;
const firstDayAsked = day(`${String(firstYear)}-01-01`);

/** The period of a calendar year. */
export function yearPeriod(year: number, today: Day): Period {
  return calendarPeriod("year", year, 1, 12, today);
}

/** The period of a quarter (1 to 4). */
export function quarterPeriod(year: number, quarter: number, today: Day): Period {
  return calendarPeriod("quarter", year, quarter * 3 - 2, quarter * 3, today);
}

/** The period of a month (1 to 12). */
export function monthPeriod(year: number, month: number, today: Day): Period {
  return calendarPeriod("month", year, month, month, today);
}

function calendarPeriod(kind: PeriodKind, year: number, fromMonth: number, toMonth: number, today: Day): Period {
  const from = dayFrom(year, fromMonth, 1);
  const after = toMonth === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, toMonth + 1, 1);
  if (from === undefined || after === undefined)
    throw new RangeError(`no such ${kind}: ${String(year)}-${String(fromMonth)}`);
  return upTo(today, { kind, from, lastDay: addDays(after, -1) });
}

/** The period between two days, given in either order. */
export function daysPeriod(one: Day, other: Day, today: Day): Period {
  const [from, lastDay] = one <= other ? [one, other] : [other, one];
  return upTo(today, { kind: "days", from, lastDay });
}

function upTo(today: Day, period: Omit<Period, "to">): Period {
  return { ...period, to: period.lastDay < today ? period.lastDay : today };
}

/**
 * Reads the period from a query: `kind` with `year`, `quarter`, `month`, or `from` and `to`. A missing or unreadable
 * part becomes the one of `today`; without a kind it is the current year. Never returns a period that has not begun,
 * nor days before 2000 or after next year, so that counting by month ends.
 */
export function periodFrom(search: URLSearchParams, today: Day): Period {
  const year = numberIn(search.get("year"), firstYear, yearOf(today)) ?? yearOf(today);
  const month = numberIn(search.get("month"), 1, 12);
  const quarter = numberIn(search.get("quarter"), 1, 4);
  switch (search.get("kind")) {
    case "quarter":
      return begun(quarterPeriod(year, quarter ?? quarterOf(today), today), today);
    case "month":
      return begun(monthPeriod(year, month ?? monthNumberOf(today), today), today);
    case "days":
      return begun(
        daysPeriod(
          dayIn(search.get("from"), today) ?? startOfMonth(today),
          dayIn(search.get("to"), today) ?? today,
          today,
        ),
        today,
      );
    default:
      return yearPeriod(year, today);
  }
}

function numberIn(text: string | null, least: number, most: number): number | undefined {
  if (text === null || !/^\d{1,4}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}

function dayIn(text: string | null, today: Day): Day | undefined {
  if (text === null || !isDay(text)) return undefined;
  const lastDayAsked = lastDayOfYear(yearOf(today) + 1);
  if (text < firstDayAsked) return firstDayAsked;
  return text > lastDayAsked ? lastDayAsked : text;
}

function begun(period: Period, today: Day): Period {
  return period.from <= today ? period : holding(period.kind, today, today);
}

function holding(kind: PeriodKind, on: Day, today: Day): Period {
  if (kind === "year") return yearPeriod(yearOf(on), today);
  if (kind === "quarter") return quarterPeriod(yearOf(on), quarterOf(on), today);
  if (kind === "month") return monthPeriod(yearOf(on), monthNumberOf(on), today);
  return daysPeriod(startOfMonth(on), on, today);
}

/** The years to choose from, the newest first: from `first`, or that of the period if it is earlier, to `last`. */
export function offeredYears(
  { from }: Pick<Period, "from">,
  { first, last }: { first: number; last: number },
): number[] {
  const oldest = Math.min(first, yearOf(from));
  return Array.from({ length: last - oldest + 1 }, (_, ago) => last - ago);
}

/** The period right before, of the same kind; for chosen days, of the same length. */
export function previousPeriod(period: Period, today: Day): Period {
  const before = addDays(period.from, -1);
  if (period.kind !== "days") return holding(period.kind, before, today);
  return daysPeriod(addDays(before, -daysBetween(period.from, period.lastDay)), before, today);
}

/** The same period a year earlier, up to the same day ("so với cùng kỳ"). 29 February becomes 28 February. */
export function samePeriodLastYear(period: Period): Period {
  return {
    kind: period.kind,
    from: yearBefore(period.from),
    lastDay: yearBefore(period.lastDay),
    to: yearBefore(period.to),
  };
}

function yearBefore(of: Day): Day {
  const year = yearOf(of) - 1;
  const [month, dayOfMonth] = [Number(of.slice(5, 7)), Number(of.slice(8, 10))];
  return dayFrom(year, month, dayOfMonth) ?? dayFrom(year, month, dayOfMonth - 1) ?? of;
}

/** The period right after; undefined while it has not begun. */
export function nextPeriod(period: Period, today: Day): Period | undefined {
  const after = addDays(period.lastDay, 1);
  if (after > today) return undefined;
  if (period.kind !== "days") return holding(period.kind, after, today);
  return daysPeriod(after, addDays(after, daysBetween(period.from, period.lastDay)), today);
}

/** The query of the address of a period; `periodFrom` reads it. */
export function periodSearch(period: Period): string {
  const search = new URLSearchParams({ kind: period.kind });
  if (period.kind === "days") {
    search.set("from", period.from);
    search.set("to", period.lastDay);
  } else {
    search.set("year", String(yearOf(period.from)));
    if (period.kind === "quarter") search.set("quarter", String(quarterOf(period.from)));
    if (period.kind === "month") search.set("month", String(monthNumberOf(period.from)));
  }
  return `?${search.toString()}`;
}

/** The quarter of a day, 1 to 4. */
export function quarterOf(of: Day): number {
  return Math.ceil(monthNumberOf(of) / 3);
}

/** The month of a day, 1 to 12. */
export function monthNumberOf(of: Day): number {
  return Number(of.slice(5, 7));
}

const romanQuarters = ["I", "II", "III", "IV"] as const;

/** A quarter as a Roman numeral, as Vietnamese writes it: quý I, II, III, IV. */
export function romanQuarter(quarter: number): string {
  return romanQuarters[quarter - 1] ?? "";
}

/** The parts whose counts add up to a span: plus months, plus added days, minus subtracted days. */
export interface MonthsAndDays {
  /** Calendar months, `yyyy-MM`. */
  months: { from: string; to: string } | undefined;
  added: { from: Day; to: Day }[];
  subtracted: { from: Day; to: Day }[];
}

/** A whole month is used and the days outside the span are subtracted, if there are at most this many. */
const mostSubtracted = 15;

/** Splits a span into calendar months and days so that few totals have to be added: on the 30th one day, not thirty. */
export function cutIntoMonths({ from, to }: Pick<Period, "from" | "to">): MonthsAndDays {
  const before = { from: startOfMonth(from), to: addDays(from, -1) };
  const after = { from: addDays(to, 1), to: addDays(startOfNextMonth(to), -1) };
  const isInOneMonth = monthOf(from) === monthOf(to);
  if (isInOneMonth && lengthOf(before) + lengthOf(after) >= lengthOf({ from, to })) {
    return { months: undefined, added: [{ from, to }], subtracted: [] };
  }
  const wholeFrom = lengthOf(before) <= mostSubtracted ? before.from : startOfNextMonth(from);
  const wholeTo = lengthOf(after) <= mostSubtracted ? after.to : addDays(startOfMonth(to), -1);
  const parts = [
    { from, to: addDays(wholeFrom, -1) },
    { from: addDays(wholeTo, 1), to },
  ];
  const outside = [
    { from: wholeFrom, to: before.to },
    { from: after.from, to: wholeTo },
  ];
  return {
    months: wholeFrom > wholeTo ? undefined : { from: monthOf(wholeFrom), to: monthOf(wholeTo) },
    added: parts.filter((part) => lengthOf(part) > 0),
    subtracted: outside.filter((part) => lengthOf(part) > 0),
  };
}

/** Number of days; 0 if the end lies before the beginning. */
function lengthOf({ from, to }: Pick<Period, "from" | "to">): number {
  return Math.max(0, daysBetween(from, to) + 1);
}

function startOfNextMonth(of: Day): Day {
  return startOfMonth(addDays(startOfMonth(of), 31));
}

function startOfMonth(of: Day): Day {
  return addDays(of, 1 - Number(of.slice(8, 10)));
}

/** The most months a chart shows: the last ones of a longer period; the table shows all. */
export const mostMonthsInChart = 24;

/**
 * The span of a chart by month: the calendar year around a year, quarter or month, so that a month is shown with the
 * others of its year; for chosen days exactly those.
 */
export function chartSpan(period: Period, today: Day): Period {
  return period.kind === "days" ? period : yearPeriod(yearOf(period.from), today);
}

/** The months (`yyyy-MM`) of a period up to its last calendar day, in order. */
export function monthsOf(period: Pick<Period, "from" | "lastDay">): string[] {
  const months: string[] = [];
  let on = startOfMonth(period.from);
  while (on <= period.lastDay) {
    months.push(monthOf(on));
    on = startOfNextMonth(on);
  }
  return months;
}

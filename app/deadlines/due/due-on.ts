import { addDays, daysBetween, weekdayOf, yearOf, type Day } from "#app/platform/day.ts";
import { specialDay, specialDaysOf, type WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";

/**
 * The limits in working days. The law behind every function here: Civil Code 2015 (Bộ luật Dân sự) art. 147.2–3, the
 * day of the event is not counted and counting starts on the next day; art. 148.5, a limit never ends on a day off;
 * art. 148.6, it ends at 24:00 of its last day. Days off and the days made up for them: Labour Code 2019 art. 111–112
 * and the Prime Minister's yearly announcement, which the calendar holds as data.
 */

/** Days to answer a phản ánh, kiến nghị: five working days (Kế hoạch số 155/KH-SKHCN, Phụ lục, Mục III.5). */
export const workingDaysToAnswer = 5;
/** Days to forward a case outside the office's competence: NĐ 20/2008/NĐ-CP art. 9. Counted separately. */
export const workingDaysToForward = 5;

/** Why a day counts or not: the day of receipt, a normal working day, or the calendar's entry. */
export type DayReason = "received" | "working" | "make-up" | "weekend" | "off" | "reception";

export interface CountedDay {
  day: Day;
  reason: DayReason;
  /** The number of the working day within the limit, from 1; null if it does not count. */
  counted: number | null;
  /** The calendar's name of the day; null for a normal day. */
  name: string | null;
}

export interface DueDay {
  dueOn: Day;
  /** Every day from the day of receipt to the due day, in order. */
  days: CountedDay[];
  /** Unconfirmed years in the period: the due day may still change. */
  unconfirmedYears: number[];
}

/**
 * The due day of a limit: the end of the `workingDays`-th working day after the day of receipt, and how it was
 * counted. Receipt on a day off needs no rule of its own: counting starts on the next day anyway, so it is due
 * like receipt on the working day before. `workingDays` is a whole number from 1, else RangeError.
 */
export function dueOn(receivedOn: Day, workingDays: number, calendar: WorkingCalendar): DueDay {
  if (!Number.isInteger(workingDays) || workingDays < 1) throw new RangeError("a limit is at least one working day");
  const days: CountedDay[] = [
    { day: receivedOn, reason: "received", counted: null, name: specialDay(calendar, receivedOn)?.name ?? null },
  ];
  let day = receivedOn;
  for (let counted = 0; counted < workingDays;) {
    day = addDays(day, 1);
    const reason = plainReason(day, calendar);
    const isCounted = countsAsWorking(reason);
    if (isCounted) counted += 1;
    days.push({ day, reason, counted: isCounted ? counted : null, name: specialDay(calendar, day)?.name ?? null });
  }
  const years = new Set(days.slice(1).map((counted) => yearOf(counted.day)));
  return { dueOn: day, days, unconfirmedYears: [...years].filter((year) => !calendar.confirmedYears.has(year)) };
}

function plainReason(day: Day, calendar: WorkingCalendar): Exclude<DayReason, "received"> {
  return specialDay(calendar, day)?.kind ?? (isWeekend(weekdayOf(day)) ? "weekend" : "working");
}

function countsAsWorking(reason: DayReason): boolean {
  return reason === "working" || reason === "make-up";
}

/** Whether the day counts in limits: Monday to Friday unless off, and days that are made up. */
export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  return countsAsWorking(plainReason(day, calendar));
}

/**
 * The day `count` working days after `from` (`from` not counted), or before it when `count` is negative.
 * With 0 the day itself, working or not. `count` is a whole number, else RangeError.
 */
export function addWorkingDays(from: Day, count: number, calendar: WorkingCalendar): Day {
  if (!Number.isInteger(count)) throw new RangeError("working days are counted whole");
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is the earlier one. So the working days
 * left until a due day are `workingDaysBetween(today, dueOn, calendar)`, and an overdue one gives a negative count.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  const length = daysBetween(first, last);
  // Whole weeks have five working days each; the rest is counted day by day, and then the calendar's own days are
  // corrected.
  let count = Math.floor(length / 7) * 5;
  const weekday = weekdayOf(first);
  for (let step = 1; step <= length % 7; step += 1) if (!isWeekend(((weekday + step - 1) % 7) + 1)) count += 1;
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    for (const [day, { kind }] of specialDaysOf(calendar, year)) {
      const isCounted = day > first && day <= last && yearOf(day) === year;
      if (isCounted) count += Number(kind === "make-up") - Number(!isWeekend(weekdayOf(day)));
    }
  }
  return count === 0 ? 0 : sign * count;
}

/** Saturday and Sunday, of the ISO weekdays. */
function isWeekend(weekday: number): boolean {
  return weekday >= 6;
}

import { yearOf, type Day, type Instant } from "#app/platform/day.ts";

/**
 * The kinds of days that differ from the normal week. `off`: not worked (holiday, substitute or swapped day). `make-
 * up`: a Saturday or Sunday worked as a normal day. `reception`: a Saturday on which the one-stop shop only receives
 * dossiers (QĐ 14/2010/QĐ-TTg), not a working day for time limits.
 */
export const calendarDayKinds = ["off", "make-up", "reception"] as const;
export type CalendarDayKind = (typeof calendarDayKinds)[number];

export interface CalendarDay {
  kind: CalendarDayKind;
  name: string;
  source: string;
}

/** The days off of a year by the law alone. */
export type DraftOfYear = (year: number) => ReadonlyMap<Day, CalendarDay>;

/** An office's working calendar for the rules: the days that differ from the normal week, and the confirmed years. */
export interface WorkingCalendar {
  days: ReadonlyMap<Day, CalendarDay>;
  confirmedYears: ReadonlySet<number>;
  /** Days for years that nobody has opened; without it such a year has no holidays. */
  draftOf?: DraftOfYear | undefined;
}

/**
 * The days of a year that differ from the normal week: those of the calendar, or the law's draft if nobody has entered
 * a day of the year or confirmed it.
 */
export function specialDaysOf(calendar: WorkingCalendar, year: number): ReadonlyMap<Day, CalendarDay> {
  if (calendar.draftOf === undefined || calendar.confirmedYears.has(year)) return calendar.days;
  return openedYears(calendar.days).has(year) ? calendar.days : calendar.draftOf(year);
}

const yearsOfDays = new WeakMap<ReadonlyMap<Day, CalendarDay>, ReadonlySet<number>>();

function openedYears(days: ReadonlyMap<Day, CalendarDay>): ReadonlySet<number> {
  const years = yearsOfDays.get(days) ?? new Set([...days.keys()].map(yearOf));
  yearsOfDays.set(days, years);
  return years;
}

/** The calendar's entry for a day; undefined for a normal one. */
export function specialDay(calendar: WorkingCalendar, day: Day): CalendarDay | undefined {
  return specialDaysOf(calendar, yearOf(day)).get(day);
}

/** A day of the calendar with its date. */
export interface CalendarEntry extends CalendarDay {
  day: Day;
}

/** The days of the calendar in order, of one year or of all. */
export function calendarEntries(calendar: WorkingCalendar, year?: number): CalendarEntry[] {
  return [...calendar.days]
    .map(([day, rest]) => ({ day, ...rest }))
    .filter(({ day }) => year === undefined || yearOf(day) === year)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Whether a year was confirmed, by whom, when and by which document. */
export interface YearState {
  confirmedAt: Instant | null;
  /** Null if the product supplied the confirmed year. */
  confirmedBy: string | null;
  source: string | null;
}

/** The month from which an office is asked for the next year: the holidays of a year are announced in the autumn before. */
const monthOfNextYear = 9;

/** The years that are not confirmed although an office that begins now needs them: this one, and from September the next. */
export function yearsToConfirm(today: Day, confirmedYears: ReadonlySet<number>): number[] {
  const year = yearOf(today);
  const needed = Number(today.slice(5, 7)) >= monthOfNextYear ? [year, year + 1] : [year];
  return needed.filter((one) => !confirmedYears.has(one));
}

/**
 * The years that must be confirmed now: the current one at any time, and from 1 December the next one, because periods
 * that end in early January are then running.
 */
export function calendarWarning(today: Day, confirmedYears: ReadonlySet<number>): number[] {
  const year = yearOf(today);
  const needed = Number(today.slice(5, 7)) === 12 ? [year, year + 1] : [year];
  return needed.filter((one) => !confirmedYears.has(one));
}

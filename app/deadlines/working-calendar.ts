import { yearOf, type Day } from "#app/platform/day.ts";

/**
 * What a day that differs from the plain week is: `off` – not worked (holiday, substitute or swapped day);
 * `make-up` – a Saturday or Sunday worked as an ordinary day; `reception` – a Saturday on which the one-stop shop
 * only receives dossiers (QĐ 14/2010/QĐ-TTg), not a working day for time limits.
 */
export const calendarDayKinds = ["off", "make-up", "reception"] as const;
export type CalendarDayKind = (typeof calendarDayKinds)[number];

export interface CalendarDay {
  kind: CalendarDayKind;
  name: string;
  source: string;
}

/** An office's working calendar as the rules see it: the days that differ, and the years somebody confirmed. */
export interface WorkingCalendar {
  days: ReadonlyMap<Day, CalendarDay>;
  confirmedYears: ReadonlySet<number>;
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

import { addDays, dayFrom, lastDayOfYear, weekdayOf, yearOf, type Day } from "#app/platform/day.ts";
import type { CalendarDayKind, WorkingCalendar } from "./working-calendar.ts";

/** A day that differs from the normal week, with its date. */
export interface SpecialDay {
  day: Day;
  kind: CalendarDayKind;
  name: string;
}

export interface MonthDay {
  day: Day;
  isWeekend: boolean;
  kind: CalendarDayKind | null;
}

export interface CalendarMonth {
  month: number;
  /** Weeks from Monday to Sunday; null for days of another month. */
  weeks: (MonthDay | null)[][];
  special: SpecialDay[];
}

/** A year of a working calendar for display: twelve months, and the announcements on which its days are based. */
export interface CalendarYear {
  year: number;
  isConfirmed: boolean;
  months: CalendarMonth[];
  sources: string[];
}

export function calendarYear(year: number, calendar: WorkingCalendar): CalendarYear {
  const ofYear = [...calendar.days].filter(([day]) => yearOf(day) === year).sort(([a], [b]) => (a < b ? -1 : 1));
  const months = Array.from({ length: 12 }, (_, index) => monthOf(year, index + 1, ofYear));
  return {
    year,
    isConfirmed: calendar.confirmedYears.has(year),
    months,
    sources: [...new Set(ofYear.map(([, { source }]) => source))],
  };
}

function monthOf(year: number, month: number, ofYear: readonly (readonly [Day, Omit<SpecialDay, "day">])[]) {
  const special = ofYear
    .filter(([day]) => Number(day.slice(5, 7)) === month)
    .map(([day, { kind, name }]) => ({ day, kind, name }));
  const first = dayFrom(year, month, 1) ?? lastDayOfYear(year);
  const weeks: (MonthDay | null)[][] = [];
  let week: (MonthDay | null)[] = Array.from({ length: weekdayOf(first) - 1 }, () => null);
  for (let day = first; Number(day.slice(5, 7)) === month; day = addDays(day, 1)) {
    const kind = special.find((one) => one.day === day)?.kind ?? null;
    week.push({ day, isWeekend: weekdayOf(day) >= 6, kind });
    if (weekdayOf(day) === 7) {
      weeks.push(week);
      week = [];
    }
  }
  if (week.length > 0) weeks.push([...week, ...Array.from({ length: 7 - week.length }, () => null)]);
  return { month, weeks, special };
}

/** The years that an office can view: those with a day or a confirmation, and `present` with the year after it. */
export function calendarYears(calendar: WorkingCalendar, present: number): number[] {
  const known = [...calendar.days.keys()].map(yearOf);
  return [...new Set([...known, ...calendar.confirmedYears, present, present + 1])].sort((a, b) => a - b);
}

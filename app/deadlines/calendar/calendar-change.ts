import { tidyLine } from "#app/platform/text/typed-line.ts";
import { z } from "zod";
import { daySchema, weekdayOf, yearOf, type Day } from "#app/platform/day.ts";
import { draftSource } from "./draft-year.ts";
import {
  calendarDayKinds,
  calendarEntries,
  type CalendarDayKind,
  type CalendarEntry,
  type WorkingCalendar,
} from "./working-calendar.ts";

/** A calendar contains the years in which this product is used; other years are typing errors. */
export const firstCalendarYear = 2000;
export const lastCalendarYear = 2099;
export const longestDayName = 120;
export const longestSource = 300;
/** Most days of a calendar that differ from the normal week; no real calendar has more. */
export const mostEntries = 5000;

const line = (longest: number) => z.string().transform(tidyLine).pipe(z.string().min(1).max(longest));

const entrySchema = z.object({
  day: daySchema.refine(isInCalendar),
  kind: z.enum(calendarDayKinds),
  name: line(longestDayName),
  source: line(longestSource),
});

const yearSchema = z.number().int().min(firstCalendarYear).max(lastCalendarYear);

/** Whether the day is in a year that a calendar may contain. */
export function isInCalendar(day: Day): boolean {
  return yearOf(day) >= firstCalendarYear && yearOf(day) <= lastCalendarYear;
}

/**
 * A requested change of the calendar: days to save, days to remove, years to confirm or to open again. The form of the
 * preview contains it, so it is validated like any posted data.
 */
export const calendarChangeSchema = z.object({
  put: z.array(entrySchema).max(mostEntries),
  remove: z.array(daySchema).max(mostEntries),
  confirm: z.array(yearSchema).max(1),
  reopen: z.array(yearSchema).max(1),
  reason: line(longestSource),
});
export type CalendarChange = z.infer<typeof calendarChangeSchema>;

/** A change that only saves or removes days. */
export function changeOfDays(
  reason: string,
  put: readonly CalendarEntry[],
  remove: readonly Day[] = [],
): CalendarChange {
  return { put: [...put], remove: [...remove], confirm: [], reopen: [], reason };
}

/** Confirms a year by a document. Days drafted by the law alone get the document as their source. */
export function confirmationOf(calendar: WorkingCalendar, year: number, document: string): CalendarChange {
  const drafted = calendarEntries(calendar, year).filter(({ source }) => source === draftSource);
  return {
    ...changeOfDays(
      document,
      drafted.map((entry) => ({ ...entry, source: document })),
    ),
    confirm: [year],
  };
}

/** Withdraws a confirmation: the year is a draft again, and due days in it are marked. */
export function reopeningOf(year: number, reason: string): CalendarChange {
  return { ...changeOfDays(reason, []), reopen: [year] };
}

/** Why a calendar cannot be changed as requested. */
export type CalendarProblem =
  | { reason: "both-lists"; day: Day }
  | { reason: "make-up-on-weekday" | "reception-not-saturday"; day: Day }
  | { reason: "empty-year"; year: number };

/** The problems of a change; empty if it can be saved. A date may be in one list only. */
export function calendarProblems(calendar: WorkingCalendar, change: CalendarChange): CalendarProblem[] {
  const seen = new Set<Day>();
  const ofDays = change.put.flatMap(({ day, kind }): CalendarProblem[] => {
    const isTwice = seen.has(day);
    seen.add(day);
    if (isTwice) return [{ reason: "both-lists", day }];
    const wrong = wrongWeekday(day, kind);
    return wrong === undefined ? [] : [{ reason: wrong, day }];
  });
  const both = change.remove.filter((day) => seen.has(day)).map((day) => ({ reason: "both-lists" as const, day }));
  const after = withChange(calendar, change);
  const empty = change.confirm.filter((year) => calendarEntries(after, year).length === 0);
  return [...ofDays, ...both, ...empty.map((year) => ({ reason: "empty-year" as const, year }))];
}

/** Whether the weekday is wrong: a make-up day must be a Saturday or Sunday, a reception day a Saturday. */
export function wrongWeekday(
  day: Day,
  kind: CalendarDayKind,
): "make-up-on-weekday" | "reception-not-saturday" | undefined {
  const weekday = weekdayOf(day);
  if (kind === "make-up" && weekday < 6) return "make-up-on-weekday";
  return kind === "reception" && weekday !== 6 ? "reception-not-saturday" : undefined;
}

/** Days off on a Saturday or Sunday; they change no due day, because these days are off anyway. */
export function needlessDays(change: CalendarChange): Day[] {
  return change.put.filter(({ day, kind }) => kind === "off" && weekdayOf(day) >= 6).map(({ day }) => day);
}

/** The calendar after the change. */
export function withChange(calendar: WorkingCalendar, change: CalendarChange): WorkingCalendar {
  const days = new Map(calendar.days);
  for (const day of change.remove) days.delete(day);
  for (const { day, kind, name, source } of change.put) days.set(day, { kind, name, source });
  const confirmedYears = new Set([...calendar.confirmedYears, ...change.confirm]);
  for (const year of change.reopen) confirmedYears.delete(year);
  return { ...calendar, days, confirmedYears };
}

/**
 * The days that a file does not contain although it contains their years: they are removed if the file replaces those
 * years.
 */
export function daysLeftOut(calendar: WorkingCalendar, put: readonly CalendarEntry[]): Day[] {
  const given = new Set(put.map(({ day }) => day));
  const years = new Set(put.map(({ day }) => yearOf(day)));
  return calendarEntries(calendar)
    .filter(({ day }) => years.has(yearOf(day)) && !given.has(day))
    .map(({ day }) => day);
}

/** The year a change is about, for the way back to the calendar. */
export function yearOfChange({ put, remove, confirm, reopen }: CalendarChange): number | undefined {
  const day = put[0]?.day ?? remove[0];
  return day === undefined ? (confirm[0] ?? reopen[0]) : yearOf(day);
}

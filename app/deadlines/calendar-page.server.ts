import type { Context } from "#app/platform/context.server.ts";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { calendarYear, calendarYears, type CalendarYear } from "./calendar-year.ts";
import { dueOn, workingDaysToAnswer } from "./due-on.ts";
import { findCalendar } from "./find-calendar.server.ts";
import type { TriedDay } from "./tried-day.ts";
import { readTypedDay, readWorkingDays } from "./typed-day.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** What the calendar page shows: a year of the office's calendar, the other years, and a day somebody tries. */
export interface CalendarPage {
  shown: CalendarYear;
  years: { year: number; isConfirmed: boolean }[];
  tried: TriedDay;
}

/** Reads the page from its query: `year`, and `received` with `days` for the day to try. */
export async function findCalendarPage(
  context: Context,
  officeId: string,
  query: URLSearchParams,
): Promise<CalendarPage> {
  const calendar = await findCalendar(context.db, officeId);
  const present = yearOf(dayOf(context.clock.now()));
  const years = calendarYears(calendar, present);
  const asked = Number(query.get("year"));
  return {
    shown: calendarYear(years.includes(asked) ? asked : present, calendar),
    years: years.map((year) => ({ year, isConfirmed: calendar.confirmedYears.has(year) })),
    tried: tryDay(query, calendar),
  };
}

function tryDay(query: URLSearchParams, calendar: WorkingCalendar): TriedDay {
  const received = query.get("received");
  const days = query.get("days") ?? String(workingDaysToAnswer);
  if (received === null) return { received: "", days, isDayWrong: false, areDaysWrong: false, answer: null };
  const receivedOn = readTypedDay(received);
  const workingDays = readWorkingDays(days);
  const answer =
    receivedOn === undefined || workingDays === undefined
      ? null
      : { receivedOn, result: dueOn(receivedOn, workingDays, calendar) };
  return { received, days, isDayWrong: receivedOn === undefined, areDaysWrong: workingDays === undefined, answer };
}

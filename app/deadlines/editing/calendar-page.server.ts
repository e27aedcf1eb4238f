import type { Context } from "#app/platform/context.server.ts";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { calendarYear, calendarYears, type CalendarYear } from "#app/deadlines/calendar/calendar-year.ts";
import { dueOn, workingDaysToAnswer } from "#app/deadlines/due/due-on.ts";
import { findCalendar, findYearState } from "#app/deadlines/calendar/find-calendar.server.ts";
import { findCalendarRevision } from "#app/deadlines/calendar/lock-calendar.server.ts";
import type { YearState, WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { listCalendarChanges } from "./list-calendar-changes.server.ts";
import type { CalendarChangeDone } from "#app/deadlines/calendar/calendar-difference.ts";
import { type TriedDay, readTypedDay, readWorkingDays } from "#app/deadlines/due/typed-day.ts";

/**
 * The data of the calendar page: a year of the office's calendar, the list of years, and the day that the user tries.
 */
export interface CalendarPage {
  shown: CalendarYear;
  years: { year: number; isConfirmed: boolean }[];
  tried: TriedDay;
  state: YearState;
  /** The revision of the calendar that the page shows. */
  revision: number;
  changes: CalendarChangeDone[];
}

const changesShown = 8;

/** Reads the page from its query: `year`, and `received` with `days` for the day to try. */
export async function findCalendarPage(
  context: Context,
  officeId: string,
  query: URLSearchParams,
): Promise<CalendarPage> {
  const revision = await findCalendarRevision(context.db, officeId);
  const calendar = await findCalendar(context.db, officeId);
  const present = yearOf(dayOf(context.clock.now()));
  const years = calendarYears(calendar, present);
  const asked = Number(query.get("year"));
  const year = years.includes(asked) ? asked : present;
  return {
    shown: calendarYear(year, calendar),
    years: years.map((year) => ({ year, isConfirmed: calendar.confirmedYears.has(year) })),
    tried: tryDay(query, calendar),
    state: await findYearState(context.db, officeId, year),
    revision,
    changes: await listCalendarChanges(context.db, officeId, { most: changesShown }),
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

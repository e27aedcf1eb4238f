import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { calendarWarning } from "./calendar-warning.ts";
import { findConfirmedYears } from "#app/deadlines/calendar/find-calendar.server.ts";

/** The years whose calendar the office must confirm now; none most of the time. */
export async function findCalendarWarning(context: Context, officeId: string): Promise<number[]> {
  return calendarWarning(dayOf(context.clock.now()), await findConfirmedYears(context.db, officeId));
}

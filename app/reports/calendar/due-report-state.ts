import { workingDaysBetween } from "#app/deadlines/due/due-on.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import type { Day } from "#app/platform/day.ts";

/** How a report that is not sent stands: late, due within `soonDays` working days, or with more time. */
export type DueState = "late" | "soon" | "later";

const soonDays = 5;

/** How a report that is not sent stands today, with the working days left: negative after the due day. */
export function dueStateOn(
  dueOn: Day,
  today: Day,
  calendar: WorkingCalendar,
): { state: DueState; workingDaysLeft: number } {
  const workingDaysLeft = workingDaysBetween(today, dueOn, calendar);
  const state = today > dueOn ? "late" : workingDaysLeft <= soonDays ? "soon" : "later";
  return { state, workingDaysLeft };
}

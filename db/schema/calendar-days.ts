import type { Day } from "#app/platform/day.ts";
import type { CalendarDayKind } from "#app/deadlines/calendar/working-calendar.ts";

/** A day that differs from the plain week. The primary key (office, day) refuses a date in two lists. */
export interface CalendarDaysTable {
  office_id: string;
  day: Day;
  kind: CalendarDayKind;
  name: string;
  /** The announcement it comes from. */
  source: string;
}

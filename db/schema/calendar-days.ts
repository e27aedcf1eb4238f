import type { Day } from "#app/platform/day.ts";
import type { CalendarDayKind } from "#app/deadlines/calendar/working-calendar.ts";

/**
 * A day that differs from the normal week: a day off, or a working day at a weekend. The primary key (office, day)
 * allows one entry a day.
 */
export interface CalendarDaysTable {
  office_id: string;
  day: Day;
  kind: CalendarDayKind;
  name: string;
  /** The announcement that it is based on. */
  source: string;
}

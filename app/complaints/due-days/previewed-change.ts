import type { CalendarDifference } from "#app/deadlines/calendar/calendar-difference.ts";
import type { Day } from "#app/platform/day.ts";

/** What a change of the calendar would do, before anything is saved. */
export interface CalendarPreview {
  /** The revision of the calendar it was counted on. */
  revision: number;
  difference: CalendarDifference;
  /** Open cases whose due day changes. */
  moves: { reference: string; from: Day; to: Day }[];
  /** Number of locked cases that change too; not everybody who edits a calendar may see which ones. */
  lockedMoves: number;
}

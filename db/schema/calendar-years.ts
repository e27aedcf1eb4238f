import type { Instant } from "#app/platform/day.ts";

/**
 * A year of an office's working calendar. A year without `confirmed_at` is a draft, and every due day in it is marked
 * as unconfirmed.
 */
export interface CalendarYearsTable {
  office_id: string;
  year: number;
  confirmed_at: Instant | null;
  /** Null if the product supplied the confirmed year. */
  confirmed_by: string | null;
  /** The document by which it was confirmed; null in calendars older than this column, whose days have their own. */
  source: string | null;
}

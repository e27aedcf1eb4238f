import type { Instant } from "#app/platform/day.ts";

/** A year of an office's working calendar. A year without `confirmed_at` is only a draft and every due day in it says so. */
export interface CalendarYearsTable {
  office_id: string;
  year: number;
  confirmed_at: Instant | null;
  /** Null where the confirmed year came with the product. */
  confirmed_by: string | null;
  /** The document it was confirmed by; null in calendars older than this column, whose days name their own. */
  source: string | null;
}

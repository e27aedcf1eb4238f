import type { Instant } from "#app/platform/day.ts";

/** What was done to an office's working calendar, by whom and why; rows are never changed. */
export interface CalendarChangesTable {
  office_id: string;
  /** 1, 2, 3 … in each office: the revision of its calendar. Of two people changing it at once, one wins. */
  number: number;
  changed_at: Instant;
  changed_by: string;
  /** The document it comes from, or why. */
  reason: string;
  /** JSON: the days added, changed and removed, the years confirmed or opened again. */
  difference: string;
  /** How many open cases got another due day by it. */
  moved_cases: number;
}

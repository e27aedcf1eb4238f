import type { Instant } from "#app/platform/day.ts";

/** A change of an office's working calendar: by whom and why. Rows are never changed. */
export interface CalendarChangesTable {
  office_id: string;
  /**
   * 1, 2, 3 … in each office: the revision of its calendar. If two people change it at once, the second change is
   * refused.
   */
  number: number;
  changed_at: Instant;
  changed_by: string;
  /** The document that it is based on, or the reason. */
  reason: string;
  /** JSON: the days added, changed and removed, and the years confirmed or opened again. */
  difference: string;
  /** Number of open cases whose due day it changed. */
  moved_cases: number;
}

import type { Instant } from "#app/platform/day.ts";

/** How far the search for suspicious ratings has come in each office, one row an office. */
export interface SuspicionSearchesTable {
  office_id: string;
  /** The moment at which the last search began: what was given or printed long before it has been looked at. */
  looked_until: Instant;
  /** When the last search began that looked at whole days and not only at what was new. */
  looked_whole_at: Instant;
  /** The office's `trust_rules` as that search read them; other rules need a look at whole days. */
  rules: string;
}

import type { Instant } from "#app/platform/day.ts";

/** How far the search for suspicious ratings has come in each office, one row per office. */
export interface SuspicionSearchesTable {
  office_id: string;
  /** When the last search began. Everything given or printed well before it has been searched. */
  looked_until: Instant;
  /** When the last search of whole days began, not only of new taps. */
  looked_whole_at: Instant;
  /** The office's `trust_rules` that the search used; after a change of them whole days are searched. */
  rules: string;
}

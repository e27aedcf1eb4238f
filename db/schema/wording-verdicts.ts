import type { Instant } from "#app/platform/day.ts";

/** The first verdict of a comparison of two wordings, with its numbers: it stays, whatever is counted later. */
export interface WordingVerdictsTable {
  /** The comparison; primary key. */
  trial_id: string;
  /** The wording that more people follow, `a` or `b`; null if they are not really different. */
  better: string | null;
  /** The moment from which the ratings say so. */
  since: Instant;
  /** When the product found it, with the numbers of then. */
  decided_at: Instant;
  a_printed: number;
  a_rated: number;
  b_printed: number;
  b_rated: number;
}

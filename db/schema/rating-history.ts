import type { Day, Instant } from "#app/platform/day.ts";
import type { RatingSource, Score } from "#app/ratings/rating/rating.ts";

/**
 * Every tap ever given on a receipt, the counted one included, oldest first. Never deleted, and never changed but for the
 * two traces, which are forgotten after some days.
 */
export interface RatingHistoryTable {
  id: string;
  office_id: string;
  dossier_id: string;
  score: Score;
  source: RatingSource;
  given_at: Instant;
  given_on: Day;
  /** Keyed hash of the device and of the network it came from, good for one day only; null when forgotten or unknown. */
  device: string | null;
  network: string | null;
  /** 1 when it came from a network the office named as its own. */
  own_network: number;
}

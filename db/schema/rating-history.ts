import type { Day, Instant } from "#app/platform/day.ts";
import type { RatingSource, Score } from "#app/ratings/rating.ts";

/** Every tap ever given on a receipt, the counted one included, oldest first. Never changed, never deleted. */
export interface RatingHistoryTable {
  id: string;
  office_id: string;
  dossier_id: string;
  score: Score;
  source: RatingSource;
  given_at: Instant;
  given_on: Day;
}

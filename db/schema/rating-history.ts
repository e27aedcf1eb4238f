import type { Day, Instant } from "#app/platform/day.ts";
import type { RatingSource, Score } from "#app/ratings/rating/rating.ts";

/**
 * Every tap on a receipt, the counted one included. Rows are never deleted; only the two fingerprints are removed after
 * some days.
 */
export interface RatingHistoryTable {
  id: string;
  office_id: string;
  dossier_id: string;
  score: Score;
  source: RatingSource;
  given_at: Instant;
  given_on: Day;
  /** Fingerprints (keyed hashes) of the device and of the network, valid for one day; null if removed or unknown. */
  device: string | null;
  network: string | null;
  /** 1 if it came from a network that the office has named as its own. */
  own_network: number;
  /** The person of the office who typed it in from a paper slip; null for a citizen's own tap. */
  entered_by: string | null;
  /** The tablet on which it was tapped, see `kiosks`; null for any other device. */
  kiosk_id: string | null;
}

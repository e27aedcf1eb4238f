import type { Day, Instant } from "#app/platform/day.ts";
import type { FlagDecision, FlagReason } from "#app/ratings/suspicion/suspicion.ts";

/** A reason why a rating looks suspicious. It has no consequence until a person decides. */
export interface RatingFlagsTable {
  office_id: string;
  dossier_id: string;
  reason: FlagReason;
  /** JSON: what was seen, in numbers; read by `app/ratings/suspicion/suspicion.ts`. */
  details: string;
  found_at: Instant;
  found_on: Day;
  decided_at: Instant | null;
  decided_by: string | null;
  decision: FlagDecision | null;
  /** The reason for the decision. */
  words: string | null;
}

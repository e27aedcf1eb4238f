import type { Day, Instant } from "#app/platform/day.ts";
import type { FlagDecision, FlagReason } from "#app/ratings/suspicion/suspicion.ts";

/** Why a rating looks suspicious, one row a reason. Nothing follows from it until a person decides. */
export interface RatingFlagsTable {
  office_id: string;
  dossier_id: string;
  reason: FlagReason;
  /** JSON: what was seen, in numbers; read through `ratings/suspicion.ts`. */
  details: string;
  found_at: Instant;
  found_on: Day;
  decided_at: Instant | null;
  decided_by: string | null;
  decision: FlagDecision | null;
  /** Why it was decided so. */
  words: string | null;
}

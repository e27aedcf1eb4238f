import type { Instant } from "#app/platform/day.ts";
import type { Question } from "#app/ratings/questions/question.ts";

/** A draft can be changed; a version to come can be taken back; one that is asked, or was, never changes. */
export type VersionState = "draft" | "to-come" | "in-force" | "past";

export interface OfficeVersion {
  version: number;
  state: VersionState;
  questions: readonly Question[];
  /** Rises with every change of the draft. */
  revision: number;
  /** Null for a draft, and for version 1, which was there from the beginning. */
  inForceFrom: Instant | null;
  /** Names of the people; null for version 1. */
  begunBy: string | null;
  putInForceBy: string | null;
}

/** The state of a version; `newest` is the newest version that has begun. */
export function stateOf(
  { version, inForceFrom }: { version: number; inForceFrom: Instant | null },
  newest: number,
  now: Instant,
): VersionState {
  if (version === newest) return "in-force";
  if (version < newest) return "past";
  return inForceFrom !== null && inForceFrom > now ? "to-come" : "draft";
}

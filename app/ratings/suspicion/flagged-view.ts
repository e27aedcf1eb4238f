import type { Score, RatingSource } from "#app/ratings/rating/rating.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import type { EarlierDecision, Seen, FlagState } from "./suspicion.ts";

/** The lists of flagged ratings: waiting for a decision, no longer waiting, and both. */
export const flaggedViews = ["waiting", "done", "all"] as const;
export type FlaggedView = (typeof flaggedViews)[number];

/** Reads the list from the query of an address; "waiting" if there is none. */
export function readFlaggedView(query: URLSearchParams): FlaggedView {
  return flaggedViews.find((view) => view === query.get("view")) ?? "waiting";
}

/** A decision with the name of the person who took it. */
export type NamedDecision = EarlierDecision & { byName: string };

/** A rating that looks suspicious, with all its reasons. */
export interface FlaggedRating {
  dossierId: string;
  number: string;
  procedureName: string;
  counterName: string | null;
  receivedOn: Day;
  score: Score;
  source: RatingSource;
  /** When the counted tap was given, or the one that counted until it was set aside. */
  givenAt: Instant;
  isSetAside: boolean;
  /**
   * Whether the rating is set aside provisionally: it counts in no figure until a person decides, because an earlier
   * rating of the dossier was set aside.
   */
  isProvisional: boolean;
  /** Ratings of the same dossier that were set aside and then replaced by a new tap, the newest first. */
  replaced: { score: Score; givenAt: Instant }[];
  state: FlagState;
  foundAt: Instant;
  reasons: Seen[];
  /** The newest first; the first one is in force. */
  decisions: NamedDecision[];
  /** The version that a form must name to decide about exactly this rating. */
  version: string;
}

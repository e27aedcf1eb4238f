import type { Day, Instant } from "#app/platform/day.ts";
import type { RatingSource, Score } from "#app/ratings/rating/rating.ts";

/** What a rating waits for: the dossier of a number, or the dossier to which a code will be bound. */
export interface WaitingPlace {
  officeId: string;
  kind: "number" | "code";
  place: string;
}

/** The rating that waits at a place, as the person who gave it sees it. */
export interface WaitingRating {
  score: Score;
  givenAt: Instant;
}

/** Most taps of one place that are stored: enough for a person who hesitates. */
export const mostWaitingTaps = 60;

/** What became of a waiting rating when its dossier was known. */
export type WaitingOutcome = "counted" | "late" | "earlier";

/** A dossier as a waiting rating finds it. */
export interface MetDossier {
  /** The last day on which it can be rated; null while it has no result. */
  openUntil: Day | null;
  /** Its rating, unless a person set that aside. */
  rating: { source: RatingSource; givenAt: Instant } | undefined;
}

/**
 * Decides whether a waiting rating counts for its dossier. The days are those on which it was given, not those on which
 * the dossier was registered. Of two ratings of a citizen the later one counts; a citizen's rating goes before a slip that
 * staff typed in.
 */
export function waitingOutcome(
  { givenAt, givenOn }: { givenAt: Instant; givenOn: Day },
  met: MetDossier,
): WaitingOutcome {
  if (met.openUntil !== null && givenOn > met.openUntil) return "late";
  const { rating } = met;
  return rating !== undefined && rating.source !== "paper" && rating.givenAt >= givenAt ? "earlier" : "counted";
}

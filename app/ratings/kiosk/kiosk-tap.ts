import type { Score } from "#app/ratings/rating/rating.ts";

/** What became of a rating that a tablet sent. Stored under these names: never rename one. */
export type KioskOutcome = "counted" | "later-counts" | "not-open" | "unknown-code";

/** A rating as a tablet sends it. */
export interface KioskTap {
  /** Made by the tablet: the same rating sent again has the same id. */
  id: string;
  /** The receipt code, or the address in its QR code. */
  code: string;
  score: Score;
  comment: string;
  /** Milliseconds between the tap and the sending, by the clock of the tablet. */
  waited: number;
}

/** Letters and digits that a tablet may use for the id of a rating. */
export const tapId = /^[\w-]{8,60}$/;

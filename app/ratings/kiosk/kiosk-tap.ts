import type { Score } from "#app/ratings/rating/rating.ts";
import type { CodeRefusal, KioskReceipt } from "./kiosk-receipt.ts";

/** What became of a rating that a tablet sent. Stored under these names: never rename one. */
export type KioskOutcome = "counted" | "later-counts" | "waiting" | "not-open" | "unknown-code";

/** A rating as a tablet sends it. */
export interface KioskTap {
  /** Made by the tablet: the same rating sent again has the same id. */
  id: string;
  /** The receipt code, the address in its QR code, or a signed link. */
  code: string;
  score: Score;
  comment: string;
  /** Milliseconds between the tap and the sending, by the clock of the tablet. */
  waited: number;
}

/** Letters and digits that a tablet may use for the id of a rating. */
export const tapId = /^[\w-]{8,60}$/;

/** Ratings of one request, at most; a tablet with more sends the rest afterwards. */
export const mostTapsAtOnce = 20;

/**
 * The body of one request, at most, in bytes: far less than the server takes of a form, because a letter may be sent as
 * nine. The longest rating alone is shorter.
 */
const mostBytesAtOnce = 100_000;

/** As many of the waiting ratings, the first ones, as one request carries; at least one. */
export function tapsOfOneRequest<Tap>(waiting: readonly Tap[]): Tap[] {
  let bytes = 0;
  const fitting = waiting.slice(0, mostTapsAtOnce).findIndex((tap) => {
    bytes += encodeURIComponent(JSON.stringify(tap)).length;
    return bytes > mostBytesAtOnce;
  });
  return waiting.slice(0, fitting === -1 ? mostTapsAtOnce : Math.max(fitting, 1));
}

/** What the script of a tablet gets for a code. */
export type LookedUp = { receipt: KioskReceipt } | { refusal: CodeRefusal };

/** What the script of a tablet gets for the ratings that it sent. */
export interface TapsAnswer {
  /** Whether staff have taken the token back. */
  isRevoked: boolean;
  /** The ratings that the tablet need not keep any longer; the others are sent again later. */
  done: { id: string; outcome: KioskOutcome }[];
}

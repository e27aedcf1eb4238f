import { findTappedReceipt, type Receipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { isOpenForRating } from "#app/dossiers/dossier.ts";
import type { Language } from "#app/i18n/languages.ts";
import { groupCommit } from "#app/platform/group-commit.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { countTaps } from "./count-taps.server.ts";
import { mayLookUp, noteUnknownCode } from "./guessed-codes.server.ts";
import type { RatingSource, RatingStep, Score } from "#app/ratings/rating/rating.ts";
import { fingerprintsOf } from "#app/ratings/suspicion/fingerprints.server.ts";

export interface Tap {
  /** The receipt code as typed or scanned. */
  code: string;
  score: Score;
  source: RatingSource;
  language: Language;
}

export type RatingOutcome =
  | { outcome: RatingStep; receipt: Receipt }
  | { outcome: "not-open"; receipt: Receipt }
  | { outcome: "unknown-code" | "too-many" };

/** Limit for one receipt: enough for a person who hesitates and a phone that retries, not for a script. */
export const tapsPerCode: Limit = { name: "rating taps", count: 60, minutes: 60 };

/** Taps at the same time share a commit; each is acknowledged only after its commit is on disk. */
const countTap = groupCommit(countTaps);

/**
 * Records one tap on the five faces. A dossier has one counted rating: a tap with another score replaces it, and the
 * earlier one stays in the history; a tap with the same score changes nothing. Simultaneous taps are queued.
 */
export async function giveRating(context: Context, tap: Tap): Promise<RatingOutcome> {
  if (!(await mayLookUp(context))) return { outcome: "too-many" };
  const found = await findTappedReceipt(context.db, tap.code);
  if (found === undefined) {
    noteUnknownCode(context);
    return { outcome: "unknown-code" };
  }
  const { receipt, ownNetworks } = found;
  const now = context.clock.now();
  if (!isOpenForRating(receipt.openUntil, dayOf(now))) return { outcome: "not-open", receipt };
  if (!context.limits.take(tapsPerCode, receipt.code)) return { outcome: "too-many" };
  const fingerprints = fingerprintsOf(context, { officeId: receipt.officeId, ownNetworks, on: dayOf(now) });
  return { outcome: await countTap(context.db, { ...tap, ...receipt, givenAt: now, fingerprints }), receipt };
}

import { findTappedReceipt, type Receipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { isOpenForRating } from "#app/dossiers/dossier.ts";
import { notePaperElsewhere } from "#app/dossiers/receipts/paper-elsewhere.server.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import type { Language } from "#app/i18n/languages.ts";
import { groupCommit } from "#app/platform/group-commit.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { countTaps } from "./count-taps.server.ts";
import { matchWaiting } from "./match-waiting.server.ts";
import { findIssuedCode, placeOf } from "#app/ratings/waiting/issued-code.server.ts";
import { saveWaiting } from "#app/ratings/waiting/save-waiting.server.ts";
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
  /** Stored until the dossier of the code, which was issued in advance, is known; `path`: the page of the code. */
  | { outcome: "waiting"; path: string }
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
  if (found === undefined) return keepForLater(context, tap);
  const { receipt, ownNetworks, issuedAt } = found;
  const now = context.clock.now();
  if (!isOpenForRating(receipt.openUntil, dayOf(now))) return { outcome: "not-open", receipt };
  if (!context.limits.take(tapsPerCode, receipt.code)) return { outcome: "too-many" };
  if (issuedAt !== undefined) {
    await notePaperElsewhere(context.db, receipt.officeId, [{ dossierId: receipt.dossierId, at: issuedAt }]);
  }
  const fingerprints = fingerprintsOf(context, { officeId: receipt.officeId, ownNetworks, on: dayOf(now) });
  return { outcome: await countTap(context.db, { ...tap, ...receipt, givenAt: now, fingerprints }), receipt };
}

/** Stores a tap by a code that was issued in advance; any other code is unknown. */
async function keepForLater(context: Context, { code, score, language, source }: Tap): Promise<RatingOutcome> {
  const read = readReceiptCode(code);
  const issued = read.ok && source === "phone" ? await findIssuedCode(context.db, read.code) : undefined;
  if (issued === undefined) {
    noteUnknownCode(context);
    return { outcome: "unknown-code" };
  }
  if (!context.limits.take(tapsPerCode, issued.code)) return { outcome: "too-many" };
  const { officeId, ownNetworks } = issued;
  const givenAt = context.clock.now();
  const fingerprints = fingerprintsOf(context, { officeId, ownNetworks, on: dayOf(givenAt) });
  const saved = await saveWaiting(context.db, { ...placeOf(issued), score, language, givenAt, fingerprints });
  if (saved === "full") return { outcome: "too-many" };
  // The code may have been bound at this very moment.
  const number = (await findIssuedCode(context.db, issued.code))?.number ?? null;
  if (number !== null) await matchWaiting(context, { officeId, numbers: [number] });
  return { outcome: "waiting", path: `/r/${issued.code}` };
}

import type { Language } from "#app/i18n/languages.ts";
import { notePaperElsewhere } from "#app/dossiers/receipts/paper-elsewhere.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { giveRating, type RatingOutcome } from "#app/ratings/giving/give-rating.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { fingerprintsOf } from "#app/ratings/suspicion/fingerprints.server.ts";
import { saveWaiting } from "#app/ratings/waiting/save-waiting.server.ts";
import { findRegistered, findSignedLink } from "./find-signed-link.server.ts";
import { matchWaiting } from "#app/ratings/giving/match-waiting.server.ts";

export interface SignedTap {
  secretId: string;
  /** The number and the signature, as they follow in the address. */
  rest: string;
  score: Score;
  language: Language;
}

/** As for a receipt. */
const tapsPerLink: Limit = { name: "taps of a signed link", count: 60, minutes: 60 };

/**
 * Records one tap by a signed link: for the dossier if it is registered, else until it is. If the dossier is registered at
 * this very moment, either the tap or the import finds the other.
 */
export async function giveSignedRating(context: Context, tap: SignedTap): Promise<RatingOutcome> {
  const { score, language } = tap;
  const found = await findSignedLink(context, tap.secretId, tap.rest);
  if (found.kind === "unknown") return { outcome: "unknown-code" };
  if (found.kind === "too-many") return { outcome: "too-many" };
  const now = context.clock.now();
  if (found.kind === "registered") {
    await notePaperElsewhere(context.db, found.officeId, [{ dossierId: found.dossierId, at: now }]);
    return giveRating(context, { code: found.code, score, source: "phone", language });
  }
  const { officeId, number, path, ownNetworks } = found.link;
  if (!context.limits.take(tapsPerLink, `${officeId} ${number}`)) return { outcome: "too-many" };
  const fingerprints = fingerprintsOf(context, { officeId, ownNetworks, on: dayOf(now) });
  const place = { officeId, kind: "number", place: number } as const;
  const saved = await saveWaiting(context.db, { ...place, score, language, givenAt: now, fingerprints });
  if (saved === "full") return { outcome: "too-many" };
  if ((await findRegistered(context.db, officeId, number)) !== undefined) {
    await matchWaiting(context, { officeId, numbers: [number] });
  }
  return { outcome: "waiting", path };
}

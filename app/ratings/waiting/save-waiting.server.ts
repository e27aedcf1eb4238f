import { inTransaction, isDuplicateKey, type Db, type Tx } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { ratingStep, type RatingStep, type Score } from "#app/ratings/rating/rating.ts";
import type { Fingerprints } from "#app/ratings/suspicion/fingerprints.server.ts";
import { mostWaitingTaps, type WaitingPlace, type WaitingRating } from "./waiting-rating.ts";

/** A tap whose dossier is not known yet. */
export interface WaitingTap extends WaitingPlace {
  score: Score;
  language: Language;
  givenAt: Instant;
  fingerprints: Fingerprints | undefined;
  /** Given on a tablet; `isTrusted`: as a tablet's own rating, not like one from a phone. */
  tablet?: { kioskId: string; isTrusted: boolean; comment: string } | undefined;
}

/**
 * Stores a tap until its dossier is known. As with a known dossier, another score replaces the one before, which stays in
 * the history, and the same score changes nothing. `full`: too many taps are stored already.
 */
export async function saveWaiting(db: Db, tap: WaitingTap): Promise<RatingStep | "full"> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(db, (tx) => addTap(tx, tap));
    } catch (error) {
      // Another tap of the place was stored at the same moment.
      if (attempt >= 5 || !isDuplicateKey(error)) throw error;
    }
  }
}

/** The same within a transaction, which must be repeated if it gets a duplicate key. */
export async function addTap(tx: Tx, tap: WaitingTap): Promise<RatingStep | "full"> {
  const last = await tapsOf(tx, tap)
    .orderBy("tap", "desc")
    .limit(1)
    .select(["tap", "score", "settled_at"])
    .executeTakeFirst();
  const { officeId, kind, place, score, language, givenAt, fingerprints, tablet } = tap;
  const comment = tablet === undefined || tablet.comment === "" ? null : tablet.comment;
  const step = ratingStep(last?.settled_at === null ? last.score : undefined, score);
  if (step === "unchanged" && comment === null) return step;
  if (last !== undefined && last.tap >= mostWaitingTaps) return "full";
  await tx
    .insertInto("waiting_ratings")
    .values({
      office_id: officeId,
      kind,
      place,
      tap: (last?.tap ?? 0) + 1,
      score,
      language,
      source: tablet?.isTrusted === true ? "kiosk" : "phone",
      kiosk_id: tablet?.kioskId ?? null,
      comment,
      given_at: givenAt,
      given_on: dayOf(givenAt),
      device: fingerprints?.device ?? null,
      network: fingerprints?.network ?? null,
      own_network: fingerprints?.isOwnNetwork === true ? 1 : 0,
      outcome: null,
      settled_at: null,
      dossier_id: null,
    })
    .execute();
  return step;
}

function tapsOf(db: Db, { officeId, kind, place }: WaitingPlace) {
  return db
    .selectFrom("waiting_ratings")
    .where("office_id", "=", officeId)
    .where("kind", "=", kind)
    .where("place", "=", place);
}

/** The rating that waits at a place; undefined if there is none. */
export async function findWaiting(db: Db, place: WaitingPlace): Promise<WaitingRating | undefined> {
  // A tap that waited on a tablet may arrive after a later one.
  return tapsOf(db, place)
    .where("settled_at", "is", null)
    .orderBy("given_at", "desc")
    .orderBy("tap", "desc")
    .select(["score", "given_at as givenAt"])
    .limit(1)
    .executeTakeFirst();
}

import { inTransaction, type Tx } from "#db/engine.ts";
import { addToTotals } from "#app/dossiers/daily-totals.server.ts";
import { findReceipt, type Receipt } from "#app/dossiers/find-receipt.server.ts";
import { holdDossier } from "#app/dossiers/hold-dossier.server.ts";
import { isOpenForRating } from "#app/dossiers/rating-window.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { noteUnknownCode } from "./find-rating-page.server.ts";
import { readAnswers, writeAnswers } from "./questionnaire.ts";
import { ratingStep, totalsOfTap, type RatingSource, type RatingStep, type Score } from "./rating.ts";

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

/** Taps on one receipt: room for a person who hesitates and for a phone that retries, not for a script. */
const tapsPerCode: Limit = { name: "rating taps", count: 60, minutes: 60 };

/**
 * Records one tap on the five faces. A dossier has one counted rating: another score replaces it and the earlier one
 * stays in the history; the same score again changes nothing. However many taps come at once, each waits its turn.
 */
export async function giveRating(context: Context, tap: Tap): Promise<RatingOutcome> {
  const receipt = await findReceipt(context.db, tap.code);
  if (receipt === undefined) {
    return { outcome: noteUnknownCode(context) === "too-many" ? "too-many" : "unknown-code" };
  }
  const now = context.clock.now();
  if (!isOpenForRating(receipt.openUntil, dayOf(now))) return { outcome: "not-open", receipt };
  if (!context.limits.take(tapsPerCode, receipt.code)) return { outcome: "too-many" };
  return { outcome: await inTransaction(context.db, (tx) => countTap(tx, receipt, tap, now)), receipt };
}

async function countTap(tx: Tx, receipt: Receipt, tap: Tap, now: Instant): Promise<RatingStep> {
  const dossier = await holdDossier(tx, receipt.officeId, receipt.dossierId);
  const counted = await findCounted(tx, receipt);
  const step = ratingStep(counted?.score, tap.score);
  if (step === "unchanged") return step;
  if (counted === undefined) await insertRating(tx, receipt, tap, now);
  else {
    const situation = { channel: dossier.channel, finished: dossier.finished_on !== null, score: tap.score };
    await replaceRating(tx, counted, tap, writeAnswers(readAnswers(counted.answers), situation), now);
  }
  await writeHistory(tx, receipt, tap, now);
  await addToTotals(tx, dossier, totalsOfTap(counted?.score, tap.score));
  return step;
}

interface Counted {
  id: string;
  score: Score;
  taps: number;
  answers: string;
}

function findCounted(tx: Tx, receipt: Receipt): Promise<Counted | undefined> {
  return tx
    .selectFrom("ratings")
    .where("dossier_id", "=", receipt.dossierId)
    .where("office_id", "=", receipt.officeId)
    .select(["id", "score", "taps", "answers"])
    .executeTakeFirst();
}

async function insertRating(tx: Tx, receipt: Receipt, tap: Tap, now: Instant): Promise<void> {
  await tx
    .insertInto("ratings")
    .values({
      id: newId(),
      office_id: receipt.officeId,
      dossier_id: receipt.dossierId,
      score: tap.score,
      source: tap.source,
      language: tap.language,
      first_given_at: now,
      first_given_on: dayOf(now),
      given_at: now,
      given_on: dayOf(now),
      taps: 1,
      comment: null,
      comment_search: null,
      answers: "{}",
    })
    .execute();
}

async function replaceRating(tx: Tx, counted: Counted, tap: Tap, answers: string, now: Instant): Promise<void> {
  const result = await tx
    .updateTable("ratings")
    .set({
      score: tap.score,
      source: tap.source,
      language: tap.language,
      given_at: now,
      given_on: dayOf(now),
      taps: counted.taps + 1,
      answers,
    })
    .where("id", "=", counted.id)
    .where("score", "=", counted.score)
    .executeTakeFirstOrThrow();
  if (result.numUpdatedRows !== 1n) throw new Error("a rating changed although its dossier was held");
}

async function writeHistory(tx: Tx, receipt: Receipt, tap: Tap, now: Instant): Promise<void> {
  await tx
    .insertInto("rating_history")
    .values({
      id: newId(),
      office_id: receipt.officeId,
      dossier_id: receipt.dossierId,
      score: tap.score,
      source: tap.source,
      given_at: now,
      given_on: dayOf(now),
    })
    .execute();
}

import type { Tx } from "#db/engine.ts";
import { insertRows } from "#db/insert-rows.ts";
import type { RatingHistoryTable } from "#db/schema/rating-history.ts";
import type { RatingsTable } from "#db/schema/ratings.ts";
import { collectTotals } from "#app/dossiers/daily-totals.server.ts";
import { holdDossiers, type DossierKey, type HeldDossier } from "#app/dossiers/hold-dossier.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { readAnswers, writeAnswers } from "./questionnaire.ts";
import { ratingStep, totalsOfTap, type RatingSource, type RatingStep, type Score } from "./rating.ts";

/** A tap on a receipt that is known and open. */
export interface WelcomeTap extends DossierKey {
  score: Score;
  source: RatingSource;
  language: Language;
  givenAt: Instant;
}

/**
 * Counts many taps in one transaction, in their order, with a fixed number of statements for all first taps together.
 * Answers what each of them did. Throws when a dossier is gone.
 */
export async function countTaps(tx: Tx, taps: readonly WelcomeTap[]): Promise<RatingStep[]> {
  const dossiers = await holdDossiers(tx, taps);
  const before = await listCounted(tx, [...dossiers.keys()]);
  const after = new Map<string, RatingsTable>();
  const history: RatingHistoryTable[] = [];
  const totals = collectTotals();
  const steps = taps.map((tap) => {
    const dossier = dossiers.get(tap.dossierId);
    if (dossier === undefined) throw new Error("a dossier that was to be rated is gone");
    const counted = after.get(tap.dossierId) ?? before.get(tap.dossierId);
    const step = ratingStep(counted?.score, tap.score);
    if (step === "unchanged") return step;
    after.set(tap.dossierId, ratingAfter(counted, dossier, tap));
    history.push(historyRow(tap));
    totals.add(dossier, totalsOfTap(counted?.score, tap.score));
    return step;
  });
  await saveRatings(tx, before, [...after.values()]);
  await insertRows(tx, "rating_history", history);
  await totals.save(tx);
  return steps;
}

/** The counted ratings of held dossiers, by dossier; those without one are left out. */
async function listCounted(tx: Tx, held: readonly string[]): Promise<Map<string, RatingsTable>> {
  if (held.length === 0) return new Map();
  const rows = await tx.selectFrom("ratings").where("dossier_id", "in", held).selectAll().execute();
  return new Map(rows.map((row) => [row.dossier_id, row]));
}

function ratingAfter(counted: RatingsTable | undefined, dossier: HeldDossier, tap: WelcomeTap): RatingsTable {
  const { score, source, language, givenAt } = tap;
  const given = { score, source, language, given_at: givenAt, given_on: dayOf(givenAt) };
  if (counted === undefined) {
    return {
      id: newId(),
      office_id: tap.officeId,
      dossier_id: tap.dossierId,
      ...given,
      first_given_at: givenAt,
      first_given_on: dayOf(givenAt),
      taps: 1,
      comment: null,
      comment_search: null,
      answers: "{}",
    };
  }
  const situation = { channel: dossier.channel, finished: dossier.finished_on !== null, score };
  const answers = writeAnswers(readAnswers(counted.answers), situation);
  return { ...counted, ...given, taps: counted.taps + 1, answers };
}

async function saveRatings(
  tx: Tx,
  before: ReadonlyMap<string, RatingsTable>,
  after: readonly RatingsTable[],
): Promise<void> {
  const first = after.filter((rating) => !before.has(rating.dossier_id));
  await insertRows(tx, "ratings", first);
  for (const rating of after) {
    const earlier = before.get(rating.dossier_id);
    if (earlier !== undefined) await replaceRating(tx, earlier, rating);
  }
}

async function replaceRating(tx: Tx, earlier: RatingsTable, rating: RatingsTable): Promise<void> {
  const { score, source, language, given_at, given_on, taps, answers } = rating;
  const result = await tx
    .updateTable("ratings")
    .set({ score, source, language, given_at, given_on, taps, answers })
    .where("id", "=", earlier.id)
    .where("score", "=", earlier.score)
    .executeTakeFirstOrThrow();
  if (result.numUpdatedRows !== 1n) throw new Error("a rating changed although its dossier was held");
}

function historyRow(tap: WelcomeTap): RatingHistoryTable {
  return {
    id: newId(),
    office_id: tap.officeId,
    dossier_id: tap.dossierId,
    score: tap.score,
    source: tap.source,
    given_at: tap.givenAt,
    given_on: dayOf(tap.givenAt),
  };
}

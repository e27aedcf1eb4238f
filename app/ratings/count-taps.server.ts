import { builtForMany } from "#db/built-once.ts";
import type { Tx } from "#db/engine.ts";
import { insertRows } from "#db/insert-rows.ts";
import type { RatingHistoryTable } from "#db/schema/rating-history.ts";
import type { RatingsTable } from "#db/schema/ratings.ts";
import { collectTotals, ratingFacts, receiptColumns, receiptFacts } from "#app/dossiers/daily-totals.server.ts";
import { untouched, type DossierFacts, type ReceiptFacts } from "#app/dossiers/dossier-counts.ts";
import { holdDossiers, type DossierKey, type HeldDossier } from "#app/dossiers/hold-dossier.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { readAnswers, writeAnswers } from "./questionnaire.ts";
import { ratingStep, type RatingSource, type RatingStep, type Score } from "./rating.ts";
import type { Traces } from "./traces.server.ts";

/** A tap on a receipt that is known and open. */
export interface WelcomeTap extends DossierKey {
  score: Score;
  source: RatingSource;
  language: Language;
  givenAt: Instant;
  /** Where it came from; absent where nobody knows. */
  traces?: Traces | undefined;
}

/**
 * Counts many taps in one transaction, in their order, with a fixed number of statements for all first taps together.
 * Answers what each of them did. Throws when a dossier is gone.
 */
export async function countTaps(tx: Tx, taps: readonly WelcomeTap[]): Promise<RatingStep[]> {
  const dossiers = await holdDossiers(tx, taps);
  const before = await listRated(tx, [...dossiers.keys()]);
  const after = new Map<string, RatingsTable>();
  const history: RatingHistoryTable[] = [];
  const steps = taps.map((tap) => {
    const dossier = dossiers.get(tap.dossierId);
    if (dossier === undefined) throw new Error("a dossier that was to be rated is gone");
    const earlier = after.get(tap.dossierId) ?? before.get(tap.dossierId)?.rating;
    const step = ratingStep(countedScore(earlier), tap.score);
    if (step === "unchanged") return step;
    after.set(tap.dossierId, ratingAfter(earlier, dossier, tap));
    history.push(historyRow(tap));
    return step;
  });
  await saveRatings(tx, before, [...after.values()]);
  await insertRows(tx, "rating_history", history);
  await saveTotals(tx, dossiers, before, after);
  return steps;
}

function countedScore(rating: RatingsTable | undefined): Score | undefined {
  return rating?.set_aside_at === null ? rating.score : undefined;
}

async function saveTotals(
  tx: Tx,
  dossiers: ReadonlyMap<string, HeldDossier>,
  before: ReadonlyMap<string, RatedReceipt>,
  after: ReadonlyMap<string, RatingsTable>,
): Promise<void> {
  const totals = collectTotals();
  for (const [dossierId, rating] of after) {
    const dossier = dossiers.get(dossierId);
    if (dossier === undefined) continue;
    const earlier = before.get(dossierId);
    const facts = (one: RatingsTable | undefined): DossierFacts => ({
      dossier,
      ...(earlier ?? untouched),
      rating: one && ratingFacts(one),
    });
    totals.change(facts(earlier?.rating), facts(rating));
  }
  await totals.save(tx);
}

/** What was done with a receipt before these taps. */
interface RatedReceipt extends ReceiptFacts {
  rating: RatingsTable | undefined;
}

/** The receipts of held dossiers with their ratings, by dossier. Asked after the dossiers are held, so that nothing changes any more. */
async function listRated(tx: Tx, held: readonly string[]): Promise<Map<string, RatedReceipt>> {
  if (held.length === 0) return new Map();
  const { rows } = await tx.executeQuery(ratedQuery(tx, held));
  return new Map(
    rows.map(({ receipt_of, opened_at, complained, ...rating }) => [
      receipt_of,
      {
        ...receiptFacts({ opened_at, complained }),
        // The empty side of the join is all nulls; a rating has an id.
        rating: rating.id === null ? undefined : (rating as RatingsTable),
      },
    ]),
  );
}

/** Built once, because it runs for every tap. */
const ratedQuery = builtForMany((db, dossierIds) =>
  db
    .selectFrom("receipts")
    .leftJoin("ratings", "ratings.dossier_id", "receipts.dossier_id")
    .where("receipts.dossier_id", "in", dossierIds)
    .select(["receipts.dossier_id as receipt_of", ...receiptColumns])
    .selectAll("ratings")
    .compile(),
);

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
      set_aside_at: null,
      set_aside_by: null,
    };
  }
  const situation = { channel: dossier.channel, finished: dossier.finished_on !== null, score };
  const answers = writeAnswers(readAnswers(counted.answers), situation);
  return { ...counted, ...given, taps: counted.taps + 1, answers, set_aside_at: null, set_aside_by: null };
}

async function saveRatings(
  tx: Tx,
  before: ReadonlyMap<string, RatedReceipt>,
  after: readonly RatingsTable[],
): Promise<void> {
  const first = after.filter((rating) => before.get(rating.dossier_id)?.rating === undefined);
  await insertRows(tx, "ratings", first);
  for (const rating of after) {
    const earlier = before.get(rating.dossier_id)?.rating;
    if (earlier !== undefined) await replaceRating(tx, earlier, rating);
  }
}

async function replaceRating(tx: Tx, earlier: RatingsTable, rating: RatingsTable): Promise<void> {
  const { score, source, language, given_at, given_on, taps, answers } = rating;
  const result = await tx
    .updateTable("ratings")
    .set({ score, source, language, given_at, given_on, taps, answers, set_aside_at: null, set_aside_by: null })
    .where("id", "=", earlier.id)
    .where("taps", "=", earlier.taps)
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
    device: tap.traces?.device ?? null,
    network: tap.traces?.network ?? null,
    own_network: tap.traces?.isOwnNetwork === true ? 1 : 0,
  };
}

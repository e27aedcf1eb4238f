import { compileForMany } from "#db/fast/compile-once.ts";
import type { Tx } from "#db/engine.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import type { RatingHistoryTable } from "#db/schema/rating-history.ts";
import type { RatingsTable } from "#db/schema/ratings.ts";
import type { SetAsideRatingsTable } from "#db/schema/set-aside-ratings.ts";
import { collectTotals, ratingFacts, receiptColumns, receiptFacts } from "#app/dossiers/totals/daily-totals.server.ts";
import { untouched, type DossierFacts, type ReceiptFacts } from "#app/dossiers/totals/counted-dossier.ts";
import { lockDossiers, type DossierKey, type LockedDossier } from "#app/dossiers/totals/lock-dossier.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { fitsSetAside, type SetAsidePattern } from "#app/ratings/suspicion/set-aside-pattern.ts";
import { afterScore, readAnswers, writeAnswers } from "#app/ratings/questions/answers.ts";
import { listQuestionnaires } from "#app/ratings/questions/find-questionnaire.server.ts";
import type { Questionnaires } from "#app/ratings/questions/questionnaire.ts";
import { ratingStep, type RatingSource, type RatingStep, type Score } from "#app/ratings/rating/rating.ts";
import { listSetAsidePatterns } from "#app/ratings/suspicion/set-aside-patterns.server.ts";
import { tellRatings, type GivenRating } from "./tell-rating.server.ts";
import type { Fingerprints } from "#app/ratings/suspicion/fingerprints.server.ts";

/** A tap on a receipt that exists and can still be rated. */
export interface WelcomeTap extends DossierKey {
  score: Score;
  source: RatingSource;
  language: Language;
  givenAt: Instant;
  /** The origin of the tap; absent if unknown. */
  fingerprints?: Fingerprints | undefined;
  /** The person of the office who typed it in from paper. */
  enteredBy?: string;
  /** The tablet of a counter. */
  kioskId?: string | undefined;
  /** Whether the counted rating was given after this tap, which arrived late: the tap goes into the history only. */
  isOutdated?: boolean;
}

/**
 * Counts many taps in one transaction, in their order. The number of statements for first taps does not depend on their
 * number. Returns what each tap did. Throws if a dossier is gone.
 */
export async function countTaps(tx: Tx, taps: readonly WelcomeTap[]): Promise<RatingStep[]> {
  const dossiers = await lockDossiers(tx, taps);
  const before = await listRated(tx, [...dossiers.keys()]);
  const patterns = await listSetAsidePatterns(tx, dossiersSetAside(before));
  const questionnaires = await listQuestionnairesOf(tx, before);
  const after = new Map<string, RatingsTable>();
  const history: RatingHistoryTable[] = [];
  const replaced: SetAsideRatingsTable[] = [];
  const steps = taps.map((tap) => {
    if (!dossiers.has(tap.dossierId)) throw new Error("a dossier that was to be rated is gone");
    const earlier = after.get(tap.dossierId) ?? before.get(tap.dossierId)?.rating;
    const isSetAside = fits(patterns.get(tap.dossierId), tap);
    const continued = isContinued(earlier, isSetAside) ? earlier : undefined;
    if (tap.isOutdated === true && continued !== undefined) {
      after.set(tap.dossierId, { ...continued, taps: continued.taps + 1 });
      history.push(historyRow(tap));
      return "unchanged";
    }
    const step = ratingStep(continued?.score, tap.score);
    if (step === "unchanged") return step;
    if (earlier !== undefined && continued === undefined) replaced.push(setAsideRow(earlier, tap));
    after.set(tap.dossierId, ratingAfter({ earlier, continued, tap, isSetAside, questionnaires }));
    history.push(historyRow(tap));
    return step;
  });
  await saveRatings(tx, before, [...after.values()]);
  await insertRows(tx, "rating_history", history);
  await insertRows(tx, "set_aside_ratings", replaced);
  await saveTotals(tx, dossiers, before, after);
  await tellRatings(tx, givenRatings(before, after));
  return steps;
}

/** The ratings that count now with a score that did not count before all these taps. */
function givenRatings(
  before: ReadonlyMap<string, RatedReceipt>,
  after: ReadonlyMap<string, RatingsTable>,
): GivenRating[] {
  return [...after].flatMap(([dossierId, rating]) => {
    const earlier = before.get(dossierId)?.rating;
    const counted = earlier?.set_aside_at === null ? earlier.score : undefined;
    return counted === rating.score ? [] : { rating, isChange: counted !== undefined };
  });
}

/** The dossiers whose current rating is set aside; almost always none. */
function dossiersSetAside(before: ReadonlyMap<string, RatedReceipt>): string[] {
  return [...before]
    .filter(([, { rating }]) => (rating?.set_aside_at ?? null) !== null)
    .map(([dossierId]) => dossierId);
}

/** The questionnaires of the offices where a rating already has answers; almost always none, so that a tap needs none. */
async function listQuestionnairesOf(
  tx: Tx,
  before: ReadonlyMap<string, RatedReceipt>,
): Promise<ReadonlyMap<string, Questionnaires>> {
  const answered = [...before.values()].flatMap(({ rating }) =>
    rating !== undefined && (rating.answers !== "{}" || rating.texts !== null) ? rating.office_id : [],
  );
  const listed = new Map<string, Questionnaires>();
  for (const officeId of new Set(answered)) listed.set(officeId, await listQuestionnaires(tx, officeId));
  return listed;
}

function fits(pattern: SetAsidePattern | undefined, { source, fingerprints }: WelcomeTap): boolean {
  return pattern !== undefined && fingerprints !== undefined && fitsSetAside(pattern, source, fingerprints);
}

/**
 * Whether a tap continues the current rating, with its answers and comment, or begins a new one. A rating that a person
 * set aside is never continued. One that is set aside provisionally is continued only by a tap that is set aside as
 * well, so that a visitor from elsewhere sees nothing of it.
 */
function isContinued(earlier: RatingsTable | undefined, isSetAside: boolean): boolean {
  if (earlier?.set_aside_by !== null) return false;
  return earlier.set_aside_at === null || isSetAside;
}

async function saveTotals(
  tx: Tx,
  dossiers: ReadonlyMap<string, LockedDossier>,
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

/** A receipt before these taps. */
interface RatedReceipt extends ReceiptFacts {
  rating: RatingsTable | undefined;
}

/**
 * Lists the receipts of locked dossiers with their ratings, by dossier. Must be called after the lock, so that nothing
 * changes afterwards.
 */
async function listRated(tx: Tx, dossierIds: readonly string[]): Promise<Map<string, RatedReceipt>> {
  if (dossierIds.length === 0) return new Map();
  const { rows } = await tx.executeQuery(ratedQuery(tx, dossierIds));
  return new Map(
    rows.map(({ receipt_of, opened_at, complained, ...rating }) => [
      receipt_of,
      {
        ...receiptFacts({ opened_at, complained }),
        // If there is no rating, all columns of the left join are null; a rating has an id.
        rating: rating.id === null ? undefined : (rating as RatingsTable),
      },
    ]),
  );
}

/** Compiled once, because it runs for every tap. */
const ratedQuery = compileForMany((db, dossierIds) =>
  db
    .selectFrom("receipts")
    .leftJoin("ratings", "ratings.dossier_id", "receipts.dossier_id")
    .where("receipts.dossier_id", "in", dossierIds)
    .select(["receipts.dossier_id as receipt_of", ...receiptColumns])
    .selectAll("ratings")
    .compile(),
);

interface TappedRating {
  /** The rating of the dossier before the tap. */
  earlier: RatingsTable | undefined;
  /** The same rating, if the tap continues it. */
  continued: RatingsTable | undefined;
  tap: WelcomeTap;
  /** Whether the new rating is set aside until a person decides. */
  isSetAside: boolean;
  /** By office. */
  questionnaires: ReadonlyMap<string, Questionnaires>;
}

function ratingAfter({ earlier, continued, tap, isSetAside, questionnaires }: TappedRating): RatingsTable {
  const { score, source, language, givenAt } = tap;
  return {
    id: earlier?.id ?? newId(),
    office_id: tap.officeId,
    dossier_id: tap.dossierId,
    score,
    source,
    language,
    given_at: givenAt,
    given_on: dayOf(givenAt),
    first_given_at: earlier?.first_given_at ?? givenAt,
    first_given_on: earlier?.first_given_on ?? dayOf(givenAt),
    taps: (earlier?.taps ?? 0) + 1,
    comment: continued?.comment ?? null,
    comment_search: continued?.comment_search ?? null,
    ...answersAfter(continued, score, questionnaires.get(tap.officeId)),
    set_aside_at: isSetAside ? givenAt : null,
    set_aside_by: null,
  };
}

/** The answers of a continued rating, without those that are not asked after the new score. */
function answersAfter(
  continued: RatingsTable | undefined,
  score: Score,
  questionnaires: Questionnaires | undefined,
): Pick<RatingsTable, "answers" | "texts"> {
  if (continued === undefined) return { answers: "{}", texts: null };
  const { answers, texts } = continued;
  if (questionnaires === undefined) return { answers, texts };
  return writeAnswers(afterScore(readAnswers(continued), score, questionnaires));
}

/** The copy of a rating that a new one replaces. */
function setAsideRow(earlier: RatingsTable, { givenAt }: WelcomeTap): SetAsideRatingsTable {
  const { office_id, dossier_id, score, source, language, given_at, answers, texts, comment } = earlier;
  const { set_aside_at, set_aside_by } = earlier;
  if (set_aside_at === null) throw new Error("a rating that counts is replaced as if it had been set aside");
  const stood = {
    office_id,
    dossier_id,
    score,
    source,
    language,
    given_at,
    answers,
    texts,
    comment,
    set_aside_at,
    set_aside_by,
  };
  return { id: newId(), ...stood, replaced_at: givenAt };
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
  const {
    id: _id,
    office_id: _office,
    dossier_id: _dossier,
    first_given_at: _at,
    first_given_on: _on,
    ...given
  } = rating;
  const result = await tx
    .updateTable("ratings")
    .set(given)
    .where("id", "=", earlier.id)
    .where("taps", "=", earlier.taps)
    .executeTakeFirstOrThrow();
  if (result.numUpdatedRows !== 1n) throw new Error("a rating changed although its dossier was locked");
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
    device: tap.fingerprints?.device ?? null,
    network: tap.fingerprints?.network ?? null,
    own_network: tap.fingerprints?.isOwnNetwork === true ? 1 : 0,
    entered_by: tap.enteredBy ?? null,
    kiosk_id: tap.kioskId ?? null,
  };
}

import { inTransaction, isDuplicateKey, type Db, type Tx } from "#db/engine.ts";
import { isOpenForRating, stageOf } from "#app/dossiers/dossier.ts";
import type { Receipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { notePaperElsewhere } from "#app/dossiers/receipts/paper-elsewhere.server.ts";
import { lockDossier } from "#app/dossiers/totals/lock-dossier.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, instantAt, type Instant } from "#app/platform/day.ts";
import { countTaps } from "#app/ratings/giving/count-taps.server.ts";
import { tapsPerCode } from "#app/ratings/giving/give-rating.server.ts";
import { noteUnknownCode } from "#app/ratings/giving/guessed-codes.server.ts";
import { matchWaiting } from "#app/ratings/giving/match-waiting.server.ts";
import { saveAnswers } from "#app/ratings/giving/save-answers.server.ts";
import { findQuestionnaireInForce } from "#app/ratings/questions/find-questionnaire.server.ts";
import { fingerprintsOf } from "#app/ratings/suspicion/fingerprints.server.ts";
import { addTap } from "#app/ratings/waiting/save-waiting.server.ts";
import type { Kiosk } from "./check-kiosk.server.ts";
import { findScanned, type FoundScanned } from "./find-scanned.server.ts";
import { tappedAt } from "./kiosk.ts";
import type { KioskOutcome, KioskTap } from "./kiosk-tap.ts";
import { readScanned } from "./scanned-code.ts";

/** A rating as a tablet sent it, with the language of the screen. */
type SentTap = KioskTap & { language: Language };

/**
 * Takes a rating from a tablet, at once or after it has waited there. The same rating sent again gets the same answer
 * and counts no second time. Undefined if it cannot be taken at present: the tablet keeps it and tries later.
 *
 * A tap counts as given when it was tapped, and a rating given after it keeps its place. One whose dossier is not
 * registered waits for it, as those from phones do. On a receipt of another office, and from a tablet whose token was
 * taken back, a tap is taken like one on a phone at the moment when it arrives: the rules about many taps from one device
 * look at it, because nobody can say when it was tapped, or nobody there can take the tablet back.
 */
export async function takeKioskTap(context: Context, kiosk: Kiosk, tap: SentTap): Promise<KioskOutcome | undefined> {
  const scanned = readScanned(tap.code);
  const found = scanned === undefined ? noCode(context) : await findScanned(context, scanned);
  if (found.kind === "too-many") return undefined;
  if (found.kind !== "unknown" && !context.limits.take(tapsPerCode, limitKey(found))) return undefined;
  const receivedAt = context.clock.now();
  const arrived = { tap, found, receivedAt, tapped: tappedAt(receivedAt, tap.waited) };
  const outcome = await inRepeated(context.db, (tx) => takeOnce(context, tx, kiosk, arrived));
  // Its dossier may have been registered, or its code bound, at this very moment.
  if (found.kind === "waiting") await matchWaiting(context, { officeId: found.place.officeId });
  return outcome;
}

function noCode(context: Context): FoundScanned {
  noteUnknownCode(context);
  return { kind: "unknown" };
}

function limitKey(found: Exclude<FoundScanned, { kind: "too-many" | "unknown" }>): string {
  if (found.kind === "registered") return found.receipt.code;
  return `${found.place.officeId} ${found.place.place}`;
}

/** Repeats a transaction whose waiting rating another one of the same place has met. */
async function inRepeated<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(db, work);
    } catch (error) {
      if (attempt >= 5 || !isDuplicateKey(error)) throw error;
    }
  }
}

interface ArrivedTap {
  tap: SentTap;
  found: FoundScanned;
  receivedAt: Instant;
  tapped: Instant;
}

async function takeOnce(context: Context, tx: Tx, kiosk: Kiosk, arrived: ArrivedTap): Promise<KioskOutcome> {
  const earlier = await firstOutcome(tx, kiosk, arrived);
  if (earlier !== undefined) return earlier;
  const outcome = await outcomeOf(context, tx, kiosk, arrived);
  if (outcome !== "counted") {
    const row = tx.updateTable("kiosk_taps").set({ outcome }).where("kiosk_id", "=", kiosk.id);
    await row.where("tap_id", "=", arrived.tap.id).execute();
  }
  return outcome;
}

async function outcomeOf(context: Context, tx: Tx, kiosk: Kiosk, arrived: ArrivedTap): Promise<KioskOutcome> {
  const { tap, found, tapped } = arrived;
  switch (found.kind) {
    case "registered":
      return count(context, tx, kiosk, { tap, found, tapped });
    case "waiting":
      return keep(context, tx, kiosk, { tap, found, tapped });
    default:
      return "unknown-code";
  }
}

/**
 * Notes the rating by its id; returns what became of it if it was noted before. On PostgreSQL the same rating sent twice
 * at the same time waits here for the first of the two.
 */
async function firstOutcome(
  tx: Tx,
  kiosk: Kiosk,
  { tap, found, receivedAt, tapped }: ArrivedTap,
): Promise<KioskOutcome | undefined> {
  const noted = await tx
    .insertInto("kiosk_taps")
    .values({
      kiosk_id: kiosk.id,
      tap_id: tap.id,
      office_id: kiosk.officeId,
      outcome: "counted" satisfies KioskOutcome,
      dossier_id: found.kind === "registered" ? found.receipt.dossierId : null,
      tapped_at: tapped,
      received_at: receivedAt,
    })
    .onConflict((oc) => oc.columns(["kiosk_id", "tap_id"]).doNothing())
    .executeTakeFirst();
  if (noted.numInsertedOrUpdatedRows === 1n) return undefined;
  const { outcome } = await tx
    .selectFrom("kiosk_taps")
    .where("kiosk_id", "=", kiosk.id)
    .where("tap_id", "=", tap.id)
    .select("outcome")
    .executeTakeFirstOrThrow();
  return outcome as KioskOutcome;
}

interface KnownTap<Kind extends FoundScanned["kind"]> {
  tap: SentTap;
  found: FoundScanned & { kind: Kind };
  tapped: Instant;
}

async function count(
  context: Context,
  tx: Tx,
  kiosk: Kiosk,
  { tap, found: { receipt, ownNetworks, otherPaper }, tapped }: KnownTap<"registered">,
): Promise<KioskOutcome> {
  const { officeId, dossierId } = receipt;
  const now = context.clock.now();
  const isTrusted = mayTrust(kiosk, officeId);
  if (!isOpenForRating(receipt.openUntil, dayOf(isTrusted ? tapped : now))) return "not-open";
  await lockDossier(tx, officeId, dossierId);
  const rated = await tx
    .selectFrom("ratings")
    .where("dossier_id", "=", dossierId)
    .where("set_aside_at", "is", null)
    .select(["given_at", "comment"])
    .executeTakeFirst();
  // Also the word of a tablet that is not trusted: whoever says to be earlier counts less, and gains nothing.
  const isOutdated = rated !== undefined && rated.given_at > tapped;
  const from = isTrusted
    ? { source: "kiosk" as const, givenAt: notBefore(receipt, tapped) }
    : { source: "phone" as const, givenAt: now, fingerprints: fingerprintsAt(context, officeId, ownNetworks) };
  const { score, language } = tap;
  await countTaps(tx, [{ officeId, dossierId, score, language, ...from, kioskId: kiosk.id, isOutdated }]);
  if (otherPaper !== undefined) {
    await notePaperElsewhere(tx, officeId, [{ dossierId, at: otherPaper.issuedAt ?? from.givenAt }]);
  }
  if (tap.comment !== "" && !(isOutdated && rated.comment !== null)) {
    await saveComment(tx, receipt, tap.comment, now);
  }
  return isOutdated ? "later-counts" : "counted";
}

/** Stores a rating until its dossier is registered. */
async function keep(
  context: Context,
  tx: Tx,
  kiosk: Kiosk,
  { tap, found: { place, ownNetworks }, tapped }: KnownTap<"waiting">,
): Promise<KioskOutcome> {
  const isTrusted = mayTrust(kiosk, place.officeId);
  const { score, language, comment } = tap;
  const kept = await addTap(tx, {
    ...place,
    score,
    language,
    givenAt: isTrusted ? tapped : context.clock.now(),
    fingerprints: isTrusted ? undefined : fingerprintsAt(context, place.officeId, ownNetworks),
    tablet: { kioskId: kiosk.id, isTrusted, comment },
  });
  return kept === "full" ? "unknown-code" : "waiting";
}

/** Whether a tap is the tablet's own, as of when it was tapped; else it is taken like one on a phone. */
function mayTrust(kiosk: Kiosk, officeId: string): boolean {
  return !kiosk.isRevoked && officeId === kiosk.officeId;
}

function fingerprintsAt(context: Context, officeId: string, ownNetworks: string) {
  return fingerprintsOf(context, { officeId, ownNetworks, on: dayOf(context.clock.now()) });
}

/** A tablet with a wrong clock does not rate a dossier before the day on which it was received. */
function notBefore({ receivedOn }: Receipt, tapped: Instant): Instant {
  const first = instantAt(receivedOn, 0, 0);
  return tapped < first ? first : tapped;
}

async function saveComment(tx: Tx, receipt: Receipt, comment: string, now: Instant): Promise<void> {
  const questionnaire = await findQuestionnaireInForce(tx, receipt.officeId, now);
  const stage = stageOf(receipt.finishedOn);
  await saveAnswers(tx, receipt, { questionnaire, stage, answers: {}, comment });
}

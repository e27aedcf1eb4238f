import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { isOpenForRating, stageOf } from "#app/dossiers/dossier.ts";
import { findTappedReceipt, type Receipt, type TappedReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import { lockDossier } from "#app/dossiers/totals/lock-dossier.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, instantAt, type Instant } from "#app/platform/day.ts";
import { countTaps } from "#app/ratings/giving/count-taps.server.ts";
import { tapsPerCode } from "#app/ratings/giving/give-rating.server.ts";
import { mayLookUp, noteUnknownCode } from "#app/ratings/giving/guessed-codes.server.ts";
import { saveAnswers } from "#app/ratings/giving/save-answers.server.ts";
import { findQuestionnaireInForce } from "#app/ratings/questions/find-questionnaire.server.ts";
import { fingerprintsOf } from "#app/ratings/suspicion/fingerprints.server.ts";
import { findIssuedCode } from "#app/ratings/waiting/issued-code.server.ts";
import type { Kiosk } from "./check-kiosk.server.ts";
import { mayGoOnWaiting, tappedAt } from "./kiosk.ts";
import type { KioskOutcome, KioskTap } from "./kiosk-tap.ts";

/**
 * Takes a rating from a tablet, at once or after it has waited there. The same rating sent again gets the same answer
 * and counts no second time. Undefined if it cannot be taken at present: the tablet keeps it and tries later.
 *
 * A tap counts as given when it was tapped, and a rating given after it keeps its place. On a receipt of another office,
 * and from a tablet whose token was taken back, it is taken like a tap on a phone: that office's rules about many taps
 * from one device look at it, because nobody there can take the tablet back.
 */
export async function takeKioskTap(
  context: Context,
  kiosk: Kiosk,
  tap: KioskTap & { language: Language },
): Promise<KioskOutcome | undefined> {
  if (!(await mayLookUp(context))) return undefined;
  const found = await findTappedReceipt(context.db, tap.code);
  if (found === undefined && (await waitsForItsDossier(context.db, tap))) return undefined;
  if (found === undefined) noteUnknownCode(context);
  else if (!context.limits.take(tapsPerCode, found.receipt.code)) return undefined;
  const receivedAt = context.clock.now();
  const tapped = tappedAt(receivedAt, tap.waited);
  return inTransaction(context.db, async (tx) => {
    const earlier = await firstOutcome(tx, kiosk, { tap, found, receivedAt, tapped });
    if (earlier !== undefined) return earlier;
    const outcome = found === undefined ? "unknown-code" : await count(context, tx, kiosk, { tap, found, tapped });
    if (outcome !== "counted") {
      const row = tx.updateTable("kiosk_taps").set({ outcome }).where("kiosk_id", "=", kiosk.id);
      await row.where("tap_id", "=", tap.id).execute();
    }
    return outcome;
  });
}

/**
 * Whether a rating that was kept on a tablet goes on waiting there: its code was issued in advance, for the very days
 * without network, and nobody has bound it to a registered dossier yet.
 */
async function waitsForItsDossier(db: Db, { code, waited }: KioskTap): Promise<boolean> {
  if (!mayGoOnWaiting(waited)) return false;
  const read = readReceiptCode(code);
  return read.ok && (await findIssuedCode(db, read.code)) !== undefined;
}

interface ArrivedTap {
  tap: KioskTap & { language: Language };
  found: TappedReceipt | undefined;
  receivedAt: Instant;
  tapped: Instant;
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
      dossier_id: found?.receipt.dossierId ?? null,
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

interface KnownTap {
  tap: KioskTap & { language: Language };
  found: TappedReceipt;
  tapped: Instant;
}

async function count(
  context: Context,
  tx: Tx,
  kiosk: Kiosk,
  { tap, found: { receipt, ownNetworks }, tapped }: KnownTap,
): Promise<KioskOutcome> {
  const { officeId, dossierId } = receipt;
  if (!isOpenForRating(receipt.openUntil, dayOf(tapped))) return "not-open";
  await lockDossier(tx, officeId, dossierId);
  const rated = await tx
    .selectFrom("ratings")
    .where("dossier_id", "=", dossierId)
    .where("set_aside_at", "is", null)
    .select(["given_at", "comment"])
    .executeTakeFirst();
  const now = context.clock.now();
  const isOutdated = rated !== undefined && rated.given_at > tapped;
  const isTrusted = !kiosk.isRevoked && officeId === kiosk.officeId;
  const from = isTrusted
    ? { source: "kiosk" as const, givenAt: notBefore(receipt, tapped) }
    : {
        source: "phone" as const,
        givenAt: now,
        fingerprints: fingerprintsOf(context, { officeId, ownNetworks, on: dayOf(now) }),
      };
  const { score, language } = tap;
  await countTaps(tx, [{ officeId, dossierId, score, language, ...from, kioskId: kiosk.id, isOutdated }]);
  if (tap.comment !== "" && !(isOutdated && rated.comment !== null)) {
    await saveComment(tx, receipt, tap.comment, now);
  }
  return isOutdated ? "later-counts" : "counted";
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

import { sql } from "kysely";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import type { WaitingRatingsTable } from "#db/schema/waiting-ratings.ts";
import { lockDossiers, type DossierKey } from "#app/dossiers/totals/lock-dossier.server.ts";
import { stageOf } from "#app/dossiers/dossier.ts";
import { notePaperElsewhere } from "#app/dossiers/receipts/paper-elsewhere.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Day, Instant } from "#app/platform/day.ts";
import { eachByItself } from "#app/platform/each-by-itself.ts";
import { countTaps, type WelcomeTap } from "#app/ratings/giving/count-taps.server.ts";
import { findQuestionnaireInForce } from "#app/ratings/questions/find-questionnaire.server.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { waitingOutcome, type MetDossier, type WaitingOutcome } from "#app/ratings/waiting/waiting-rating.ts";

/** Which waiting ratings are looked at: those of some dossiers of an office, or all of an office. */
export interface Waiting {
  officeId: string;
  /** As they are stored. */
  numbers?: readonly string[];
}

/** Dossiers that are matched in one transaction; taps at the same moment wait no longer than that. */
const dossiersAtOnce = 200;

/**
 * Counts the ratings that waited for dossiers which are registered now; returns how many dossiers met their ratings. To be
 * called after the transaction that registered them: whoever commits last, the tap or the register, sees the other. A job
 * does the same for all offices, in case a process was stopped in between.
 */
export async function matchWaiting(context: Context, waiting: Waiting): Promise<number> {
  if (!(await isAnyWaiting(context.db, waiting.officeId))) return 0;
  let matched = 0;
  for (;;) {
    const keys = await listMet(context.db, waiting);
    if (keys.length === 0) return matched;
    await inTransaction(context.db, (tx) => settle(tx, waiting.officeId, keys, context.clock.now()));
    matched += keys.length;
  }
}

/** Does the same for every office, even if it fails for one; throws at the end then. */
export async function matchAllWaiting(context: Context): Promise<number> {
  const offices = await context.db.selectFrom("offices").select("id").orderBy("id").execute();
  let matched = 0;
  await eachByItself(offices, async ({ id }) => {
    matched += await matchWaiting(context, { officeId: id });
  });
  return matched;
}

async function isAnyWaiting(db: Db, officeId: string): Promise<boolean> {
  const row = await db
    .selectFrom("waiting_ratings")
    .where("office_id", "=", officeId)
    .where("settled_at", "is", null)
    .select("tap")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Query of the taps that wait, with the dossiers that are registered by now. */
function metTaps(db: Db, officeId: string) {
  return db
    .selectFrom("waiting_ratings")
    .leftJoin("issued_codes", (join) =>
      join.onRef("issued_codes.code", "=", "waiting_ratings.place").on("waiting_ratings.kind", "=", "code"),
    )
    .innerJoin("dossiers", (join) =>
      join.onRef("dossiers.office_id", "=", "waiting_ratings.office_id").on(sql<boolean>`dossiers.number =
        case waiting_ratings.kind when 'number' then waiting_ratings.place else issued_codes.number end`),
    )
    .where("waiting_ratings.office_id", "=", officeId)
    .where("waiting_ratings.settled_at", "is", null);
}

async function listMet(db: Db, { officeId, numbers }: Waiting): Promise<DossierKey[]> {
  let query = metTaps(db, officeId);
  if (numbers !== undefined) query = query.where(inList(db, "dossiers.number", numbers));
  const rows = await query.select("dossiers.id as dossierId").distinct().limit(dossiersAtOnce).execute();
  return rows.map(({ dossierId }) => ({ officeId, dossierId }));
}

type MetTap = WaitingRatingsTable & { dossierId: string };

/** Counts the taps of locked dossiers in the order in which they were given, and marks what became of each. */
async function settle(tx: Tx, officeId: string, keys: readonly DossierKey[], now: Instant): Promise<void> {
  const locked = await lockDossiers(tx, keys);
  const ids = [...locked.keys()];
  const taps: MetTap[] = await metTaps(tx, officeId)
    .where(inList(tx, "dossiers.id", ids))
    .orderBy("waiting_ratings.given_at")
    .orderBy("waiting_ratings.tap")
    .selectAll("waiting_ratings")
    .select("dossiers.id as dossierId")
    .execute();
  const dossiers = await listMetDossiers(tx, ids);
  const decided = taps.map((tap) => {
    const met = dossiers.get(tap.dossierId) ?? unknownDossier;
    return { tap, outcome: waitingOutcome({ givenAt: tap.given_at, givenOn: tap.given_on }, met) };
  });
  const counted = decided.filter(({ outcome }) => outcome === "counted").map(({ tap }) => tap);
  await countTaps(tx, counted.map(welcomeTap));
  await saveComments(tx, officeId, decided, dossiers, now);
  const papers = taps.map((tap) => ({ dossierId: tap.dossierId, at: tap.given_at }));
  await notePaperElsewhere(tx, officeId, papers);
  for (const { tap, outcome } of decided) await markSettled(tx, tap, outcome, now);
}

/** Keeps what citizens wrote on tablets, with the ratings of their dossiers; a later comment stays. */
async function saveComments(
  tx: Tx,
  officeId: string,
  decided: readonly { tap: MetTap; outcome: WaitingOutcome }[],
  dossiers: ReadonlyMap<string, WaitedFor>,
  now: Instant,
): Promise<void> {
  const written = decided.filter(({ tap, outcome }) => tap.comment !== null && outcome !== "late");
  if (written.length === 0) return;
  const questionnaire = await findQuestionnaireInForce(tx, officeId, now);
  for (const { tap, outcome } of written) {
    const { finishedOn, hasComment } = dossiers.get(tap.dossierId) ?? unknownDossier;
    if (outcome === "earlier" && hasComment) continue;
    const answers = { questionnaire, stage: stageOf(finishedOn), answers: {}, comment: tap.comment ?? undefined };
    await saveAnswers(tx, { officeId, dossierId: tap.dossierId }, answers);
  }
}

function welcomeTap(tap: MetTap): WelcomeTap {
  const { device, network } = tap;
  const fingerprints =
    device === null || network === null ? undefined : { device, network, isOwnNetwork: tap.own_network === 1 };
  return {
    officeId: tap.office_id,
    dossierId: tap.dossierId,
    score: tap.score,
    source: tap.source,
    kioskId: tap.kiosk_id ?? undefined,
    language: tap.language,
    givenAt: tap.given_at,
    fingerprints,
  };
}

/** A dossier for which ratings waited. */
interface WaitedFor extends MetDossier {
  finishedOn: Day | null;
  hasComment: boolean;
}

const unknownDossier: WaitedFor = { openUntil: null, rating: undefined, finishedOn: null, hasComment: false };

async function listMetDossiers(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, WaitedFor>> {
  const rows = await tx
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .leftJoin("ratings", (join) =>
      join.onRef("ratings.dossier_id", "=", "receipts.dossier_id").on("ratings.set_aside_by", "is", null),
    )
    .where(inList(tx, "receipts.dossier_id", ids))
    .select(["receipts.dossier_id as dossierId", "receipts.open_until as openUntil"])
    .select(["ratings.source", "ratings.given_at as givenAt", "ratings.comment", "dossiers.finished_on as finishedOn"])
    .execute();
  return new Map(
    rows.map(({ dossierId, openUntil, source, givenAt, comment, finishedOn }) => [
      dossierId,
      {
        openUntil,
        rating: source === null || givenAt === null ? undefined : { source, givenAt },
        finishedOn,
        hasComment: comment !== null,
      },
    ]),
  );
}

async function markSettled(tx: Tx, tap: MetTap, outcome: WaitingOutcome, now: Instant): Promise<void> {
  await tx
    .updateTable("waiting_ratings")
    .set({ outcome, settled_at: now, dossier_id: tap.dossierId, comment: null })
    .where("office_id", "=", tap.office_id)
    .where("kind", "=", tap.kind)
    .where("place", "=", tap.place)
    .where("tap", "=", tap.tap)
    .execute();
}

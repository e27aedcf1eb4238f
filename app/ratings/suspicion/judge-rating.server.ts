import { inTransaction, type Tx } from "#db/engine.ts";
import type { RatingFlagsTable } from "#db/schema/rating-flags.ts";
import {
  addToTotals,
  ratingColumns,
  ratingFacts,
  receiptColumns,
  receiptFacts,
} from "#app/dossiers/totals/daily-totals.server.ts";
import { lockDossier, type LockedDossier } from "#app/dossiers/totals/lock-dossier.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { readFlag } from "./save-suspicions.server.ts";
import { versionOf, type Judgement } from "./judge-rating.ts";
import { flagState, type FlagDetails } from "./suspicion.ts";

type Judge = Pick<SignedIn, "staffId" | "officeId">;

/**
 * `changed`: after the page was shown, somebody else decided or the citizen rated again. `not-there`: there is no such
 * flagged rating.
 */
export type JudgeOutcome = "decided" | "changed" | "not-there";

/**
 * Decides about a flagged rating, for all its reasons at once: it counts as genuine, or it is set aside and counts in
 * no figure. A later decision replaces the earlier one, which stays in the flag's details. The totals change in the
 * same transaction.
 */
export function judgeRating(context: Context, judge: Judge, judgement: Judgement): Promise<JudgeOutcome> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const known = await findFlags(tx, judge.officeId, judgement.dossier);
    if (known.length === 0) return "not-there";
    const dossier = await lockDossier(tx, judge.officeId, judgement.dossier);
    const flags = await findFlags(tx, judge.officeId, judgement.dossier);
    const rating = await findRating(tx, judge.officeId, judgement.dossier);
    if (rating === undefined) return "not-there";
    const current = flags.map((row) => ({ reason: row.reason, ...readFlag(row) }));
    if (versionOf(rating.given_at, current) !== judgement.version) {
      return flags.every((row) => isSame(row, judge, judgement)) ? "decided" : "changed";
    }
    if (flagState(rating.given_at, current) === "given-anew") return "changed";
    for (const row of flags) await saveDecision(tx, row, judge, judgement, now);
    await saveRating(tx, { dossier, rating, judge, judgement, now });
    const number = await findNumber(tx, judgement.dossier);
    const action = judgement.decision === "genuine" ? "rating-taken-as-genuine" : "rating-set-aside";
    await recordAudit(context, tx, { now, ...judge, action, subject: number });
    return "decided";
  });
}

function findFlags(tx: Tx, officeId: string, dossierId: string): Promise<RatingFlagsTable[]> {
  return tx
    .selectFrom("rating_flags")
    .where("dossier_id", "=", dossierId)
    .where("office_id", "=", officeId)
    .selectAll()
    .execute();
}

function findRating(tx: Tx, officeId: string, dossierId: string) {
  return tx
    .selectFrom("ratings")
    .leftJoin("receipts", "receipts.dossier_id", "ratings.dossier_id")
    .where("ratings.dossier_id", "=", dossierId)
    .where("ratings.office_id", "=", officeId)
    .select(["ratings.id", "ratings.given_at", ...receiptColumns, ...ratingColumns])
    .executeTakeFirst();
}

async function findNumber(tx: Tx, dossierId: string): Promise<string> {
  const { number } = await tx
    .selectFrom("dossiers")
    .where("id", "=", dossierId)
    .select("number")
    .executeTakeFirstOrThrow();
  return number;
}

/** Whether the form was sent twice: the same person has already decided the same. */
function isSame(row: RatingFlagsTable, { staffId }: Judge, { decision, words }: Judgement): boolean {
  return row.decision === decision && row.decided_by === staffId && row.words === words;
}

async function saveDecision(
  tx: Tx,
  row: RatingFlagsTable,
  { staffId }: Judge,
  { decision, words }: Judgement,
  now: Instant,
): Promise<void> {
  const { details, decided } = readFlag(row);
  const extended: FlagDetails = {
    ...details,
    earlier: [...details.earlier, ...(decided === undefined ? [] : [decided])],
  };
  const saved = await tx
    .updateTable("rating_flags")
    .set({ decided_at: now, decided_by: staffId, decision, words, details: JSON.stringify(extended) })
    .where("dossier_id", "=", row.dossier_id)
    .where("reason", "=", row.reason)
    .where("found_at", "=", row.found_at)
    .where("decided_at", row.decided_at === null ? "is" : "=", row.decided_at)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Error("a flag changed although its dossier was locked");
}

interface RatingChange {
  dossier: LockedDossier;
  rating: NonNullable<Awaited<ReturnType<typeof findRating>>>;
  judge: Judge;
  judgement: Judgement;
  now: Instant;
}

async function saveRating(tx: Tx, { dossier, rating, judge, judgement, now }: RatingChange): Promise<void> {
  const isSetAside = judgement.decision === "set-aside";
  const after = { set_aside_at: isSetAside ? now : null, set_aside_by: isSetAside ? judge.staffId : null };
  const saved = await tx
    .updateTable("ratings")
    .set(after)
    .where("id", "=", rating.id)
    .where("given_at", "=", rating.given_at)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Error("a rating changed although its dossier was locked");
  const receipt = receiptFacts(rating);
  await addToTotals(
    tx,
    { dossier, ...receipt, rating: ratingFacts(rating) },
    { dossier, ...receipt, rating: ratingFacts({ ...rating, ...after }) },
  );
}

import { inTransaction, isDuplicateKey, type Db, type Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import { notePaperElsewhere } from "#app/dossiers/receipts/paper-elsewhere.server.ts";
import { formatReceiptCode } from "#app/dossiers/receipt-code.ts";
import type { Context } from "#app/platform/context.server.ts";
import { matchWaiting } from "#app/ratings/giving/match-waiting.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

/** `codeTaken`: bound to another dossier. `numberTaken`: the dossier has another code. */
export type CodeBound =
  | { ok: true }
  | { ok: false; reason: "codeUnknown" }
  | { ok: false; reason: "codeTaken"; number: string }
  | { ok: false; reason: "numberTaken"; code: string };

export interface Binding {
  officeId: string;
  /** Who binds it; null if a register or other software does. */
  staffId: string | null;
  /** As stored. */
  code: string;
  /** As stored. */
  number: string;
}

/**
 * Binds a code that was issued in advance to a dossier, registered already or not, and counts what waited. The same
 * binding again changes nothing. Of two people who bind at once, one is told what the other did.
 */
export async function bindCode(context: Context, binding: Binding): Promise<CodeBound> {
  const { officeId, number } = binding;
  let outcome: CodeBound;
  try {
    outcome = await inTransaction(context.db, (tx) => bind(context, tx, binding));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    outcome = { ok: false, reason: "numberTaken", code: (await findCodeOf(context.db, officeId, number)) ?? "" };
  }
  if (outcome.ok) await matchWaiting(context, { officeId, numbers: [number] });
  return outcome;
}

async function bind(context: Context, tx: Tx, { officeId, staffId, code, number }: Binding): Promise<CodeBound> {
  const issued = await lockCode(tx, officeId, code);
  if (issued === undefined) return { ok: false, reason: "codeUnknown" };
  if (issued.number !== null) {
    return issued.number === number ? { ok: true } : { ok: false, reason: "codeTaken", number: issued.number };
  }
  const other = await findCodeOf(tx, officeId, number);
  if (other !== undefined) return { ok: false, reason: "numberTaken", code: other };
  const bound = { number, bound_at: context.clock.now(), bound_by: staffId };
  await tx.updateTable("issued_codes").set(bound).where("code", "=", code).execute();
  const dossier = await findDossier(tx, officeId, number);
  if (dossier !== undefined) await notePaperElsewhere(tx, officeId, [{ dossierId: dossier.id, at: issued.issued_at }]);
  return { ok: true };
}

/** The code that is bound to a dossier, as people read it. */
async function findCodeOf(db: Db, officeId: string, number: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("issued_codes")
    .where("office_id", "=", officeId)
    .where("number", "=", number)
    .select("code")
    .executeTakeFirst();
  return row === undefined ? undefined : formatReceiptCode(row.code);
}

function lockCode(tx: Tx, officeId: string, code: string) {
  const query = tx.selectFrom("issued_codes").where("code", "=", code).where("office_id", "=", officeId).selectAll();
  return lockForUpdate(tx, query, "issued_codes").executeTakeFirst();
}

function findDossier(tx: Tx, officeId: string, number: string) {
  return tx
    .selectFrom("dossiers")
    .leftJoin("ratings", "ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.number", "=", number)
    .select(["dossiers.id", "ratings.id as ratingId"])
    .executeTakeFirst();
}

/**
 * Takes a code off its dossier, so that it can be bound to another; a rating that waits stays with the code. `kept`: the
 * dossier is rated, so nobody can say any more whose rating it is, or the code is not bound.
 */
export function unbindCode(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  code: string,
): Promise<"unbound" | "kept"> {
  return inTransaction(context.db, async (tx) => {
    const issued = await lockCode(tx, officeId, code);
    if (issued === undefined || issued.number === null) return "kept";
    const dossier = await findDossier(tx, officeId, issued.number);
    if (typeof dossier?.ratingId === "string") return "kept";
    const free = { number: null, bound_at: null, bound_by: null, bound_run: null };
    await tx.updateTable("issued_codes").set(free).where("code", "=", code).execute();
    const now = context.clock.now();
    const subject = `${formatReceiptCode(code)} ${issued.number}`;
    await recordAudit(context, tx, { now, officeId, staffId, action: "code-unbound", subject });
    return "unbound";
  });
}

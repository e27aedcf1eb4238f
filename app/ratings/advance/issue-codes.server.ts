import { inTransaction } from "#db/engine.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import { receiptCodeLength } from "#app/dossiers/receipt-code.ts";
import type { Context } from "#app/platform/context.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { newReadableCode } from "#app/platform/readable-code.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

export type CodesIssued = { ok: true; bookId: string } | { ok: false; reason: "counterUnknown" | "tooMany" };

/** A book lasts for days; a script that holds a session is stopped there. */
const booksPerPerson: Limit = { name: "books of codes", count: 20, minutes: 60 };

/**
 * Issues `amount` random codes for a counter, or for none if `counter` is empty, to be printed and bound to dossiers
 * later. They never expire.
 */
export function issueCodes(
  context: Context,
  { officeId, staffId }: Pick<SignedIn, "officeId" | "staffId">,
  { counter, amount }: { counter: string; amount: number },
): Promise<CodesIssued> {
  const now = context.clock.now();
  const bookId = newId();
  return inTransaction(context.db, async (tx): Promise<CodesIssued> => {
    const known =
      counter === "" ||
      (await tx
        .selectFrom("counters")
        .where("id", "=", counter)
        .where("office_id", "=", officeId)
        .where("merged_into", "is", null)
        .select("id")
        .executeTakeFirst()) !== undefined;
    if (!known) return { ok: false, reason: "counterUnknown" };
    if (!context.limits.take(booksPerPerson, staffId)) return { ok: false, reason: "tooMany" };
    const rows = Array.from({ length: amount }, (_, index) => ({
      code: newReadableCode(receiptCodeLength),
      office_id: officeId,
      counter_id: counter === "" ? null : counter,
      book_id: bookId,
      position: index + 1,
      issued_at: now,
      issued_by: staffId,
      number: null,
      bound_at: null,
      bound_by: null,
      bound_run: null,
    }));
    await insertRows(tx, "issued_codes", rows);
    await recordAudit(context, tx, { now, officeId, staffId, action: "codes-issued", subject: String(amount) });
    return { ok: true, bookId };
  });
}

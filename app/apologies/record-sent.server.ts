import { inTransaction, type Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { mayWriteFor } from "./apology.ts";
import { sentDayProblem, type SentApology, type SentDayProblem } from "./apology-forms.ts";
import { findApology } from "./list-apologies.server.ts";
import type { Writer } from "./write-apologies.server.ts";

export type SentOutcome = { ok: true } | { ok: false; reason: SentDayProblem | "recorded" | "gone" };

/**
 * Records the number and the day of sending of a letter; from then on it counts as sent. "recorded": somebody else was
 * faster; "gone": no letter of the office, or of a dossier for which this person writes none.
 */
export function recordSent(
  context: Context,
  writer: Writer,
  id: string,
  { documentNumber, sentOn }: SentApology,
): Promise<SentOutcome> {
  return inTransaction(context.db, async (tx): Promise<SentOutcome> => {
    const letter = await findOwn(tx, writer, id);
    if (letter === undefined) return { ok: false, reason: "gone" };
    if (letter.sentOn !== null) return { ok: false, reason: "recorded" };
    const now = context.clock.now();
    const wrong = sentDayProblem(sentOn, { writtenOn: letter.writtenOn, today: dayOf(now) });
    if (wrong !== undefined) return { ok: false, reason: wrong };
    const saved = await tx
      .updateTable("apology_letters")
      .set({ document_number: documentNumber, sent_on: sentOn, recorded_by: writer.staffId, recorded_at: now })
      .where("id", "=", id)
      .where("sent_on", "is", null)
      .executeTakeFirst();
    if (saved.numUpdatedRows !== 1n) return { ok: false, reason: "recorded" };
    await note(context, tx, writer, { action: "apology-sent", id });
    return { ok: true };
  });
}

/**
 * Removes a letter that was not sent, so that it can be written anew. "recorded": it was sent, and what was sent stays in
 * the register.
 */
export function discardApology(context: Context, writer: Writer, id: string): Promise<SentOutcome> {
  return inTransaction(context.db, async (tx): Promise<SentOutcome> => {
    const letter = await findOwn(tx, writer, id);
    if (letter === undefined) return { ok: false, reason: "gone" };
    const removed = await tx
      .deleteFrom("apology_letters")
      .where("id", "=", id)
      .where("sent_on", "is", null)
      .executeTakeFirst();
    if (removed.numDeletedRows !== 1n) return { ok: false, reason: "recorded" };
    await note(context, tx, writer, { action: "apology-discarded", id });
    return { ok: true };
  });
}

/** The letter, if this person may write for its dossier; only the office handles a letter whose dossier is gone. */
async function findOwn(tx: Tx, writer: Writer, id: string) {
  const letter = await findApology(tx, writer.officeId, id);
  return letter !== undefined && mayWriteFor(writer, letter.unitId) ? letter : undefined;
}

function note(
  context: Context,
  tx: Tx,
  { officeId, staffId }: Writer,
  { action, id }: { action: "apology-sent" | "apology-discarded"; id: string },
): Promise<void> {
  return recordAudit(context, tx, { now: context.clock.now(), officeId, staffId, action, subject: id });
}

import { rm } from "node:fs/promises";
import { inTransaction, type Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import { dropMessages } from "#app/notifications/drop-messages.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { maskPersonalData } from "#app/platform/text/personal-data.ts";
import { searchText } from "#app/platform/text/search.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { storedPaths } from "#app/complaints/attachments/file-store.server.ts";
import { isOpen } from "#app/complaints/case/complaint.ts";
import { findKnownData } from "#app/complaints/case/known-data.server.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";
import { hasStepsSince } from "./find-personal-data.server.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";

/** The member of staff who acts on the request of the person; a locked case exists only for those who may see it. */
export type DataKeeper = Viewer;

/** "open": the case still waits for its answer, which the office owes by law and could not give any more. */
export type ErasureOutcome = { ok: true; files: number } | { ok: false; reason: "not-found" | "open" | "erased" };

type Masked = (text: string) => string;

/**
 * Erases the personal data of one case on the request of its sender (Luật 91/2025/QH15): contact details, files and
 * waiting messages go, a published answer is withdrawn, and what identifies a person is masked in every text of the case
 * and of its history. States and days stay, so that no figure changes. The history keeps the `reason`, masked as well; the
 * audit record says that it was done and by whom.
 *
 * Files are removed after the commit, and their rows last: an erasure that was cut off is finished by asking again.
 */
export async function erasePersonalData(
  context: Context,
  keeper: DataKeeper,
  reference: string,
  reason: string,
): Promise<ErasureOutcome> {
  const erased = await inTransaction(context.db, (tx) => eraseTexts(context, tx, keeper, reference, reason));
  if (!erased.ok) return erased;
  const files = await removeFiles(context, erased.complaintId);
  return erased.wasErased && files === 0 ? { ok: false, reason: "erased" } : { ok: true, files };
}

async function eraseTexts(context: Context, tx: Tx, keeper: DataKeeper, reference: string, reason: string) {
  const { officeId, staffId } = keeper;
  const query = tx.selectFrom("complaints").where(visibleTo(keeper)).where("reference", "=", reference).selectAll();
  const found = await lockForUpdate(tx, query, "complaints").executeTakeFirst();
  if (found === undefined) return { ok: false, reason: "not-found" } as const;
  if (isOpen(found.state)) return { ok: false, reason: "open" } as const;
  if (found.erased_at !== null && !(await hasStepsSince(tx, found.id, found.erased_at))) {
    return { ok: true, complaintId: found.id, wasErased: true } as const;
  }
  const now = context.clock.now();
  const known = await findKnownData(context, tx, found.id);
  const masked: Masked = (text) => maskPersonalData(text, known);
  const maskedOrNull = (text: string | null) => (text === null ? null : masked(text));
  const text = masked(found.text);
  await tx
    .updateTable("complaints")
    .set({
      text,
      search: searchText(`${reference} ${text}`),
      // With the hash of the sent text, somebody who guesses the words could confirm them.
      form_hash: `erased:${found.id}`,
      answer: maskedOrNull(found.answer),
      first_answer: maskedOrNull(found.first_answer),
      draft: maskedOrNull(found.draft),
      refusal_text: maskedOrNull(found.refusal_text),
      forward_slip: maskedOrNull(found.forward_slip),
      erased_at: now,
      revision: found.revision + 1,
    })
    .where("id", "=", found.id)
    .execute();
  await maskQuestions(tx, found.id, masked);
  await maskOutcomes(tx, found.id, masked);
  await maskHistory(tx, found.id, masked);
  await withdrawPublished(tx, found.id, { staffId, now }, masked);
  await tx.deleteFrom("complaint_contacts").where("complaint_id", "=", found.id).execute();
  await dropMessages(tx, officeId, reference);
  const step = { officeId, complaintId: found.id, at: now, staffId, from: null, to: null };
  await recordStep(tx, { ...step, kind: "data-erased", note: masked(reason) });
  await recordAudit(context, tx, { now, officeId, staffId, action: "personal-data-erased", subject: reference });
  return { ok: true, complaintId: found.id, wasErased: false } as const;
}

async function maskQuestions(tx: Tx, complaintId: string, masked: Masked): Promise<void> {
  const rows = await tx.selectFrom("complaint_questions").where("complaint_id", "=", complaintId).selectAll().execute();
  for (const { id, question, reply } of rows) {
    await tx
      .updateTable("complaint_questions")
      .set({ question: masked(question), reply: reply === null ? null : masked(reply) })
      .where("id", "=", id)
      .execute();
  }
}

async function maskOutcomes(tx: Tx, complaintId: string, masked: Masked): Promise<void> {
  const rows = await tx.selectFrom("complaint_outcomes").where("complaint_id", "=", complaintId).selectAll().execute();
  for (const { answer_number, words } of rows) {
    await tx
      .updateTable("complaint_outcomes")
      .set({ words: words === null ? null : masked(words) })
      .where("complaint_id", "=", complaintId)
      .where("answer_number", "=", answer_number)
      .execute();
  }
}

/** The product's own notes, JSON or names from its lists, contain nothing of the sender. */
const notesOfProduct = [
  "assigned",
  "entrusted",
  "handed-over",
  "unit-merged",
  "due-moved",
  "classified",
  "duplicate",
  "outcome-told",
] as const;

/**
 * Masks what sender and staff wrote into the history: reasons, replies, notes. Names of files are removed whole, because a
 * name such as "CCCD Nguyen Van A.jpg" has no shape that is known.
 */
async function maskHistory(tx: Tx, complaintId: string, masked: Masked): Promise<void> {
  const rows = await tx
    .selectFrom("complaint_events")
    .where("complaint_id", "=", complaintId)
    .where("kind", "not in", notesOfProduct)
    .where("note", "is not", null)
    .select(["id", "kind", "note"])
    .execute();
  for (const { id, kind, note } of rows) {
    await tx
      .updateTable("complaint_events")
      .set({ note: kind === "file-read" ? null : masked(note ?? "") })
      .where("id", "=", id)
      .execute();
  }
}

/** Withdraws the published answer, and masks it and earlier ones again with all data that is known now. */
async function withdrawPublished(
  tx: Tx,
  complaintId: string,
  { staffId, now }: { staffId: string; now: Instant },
  masked: Masked,
): Promise<void> {
  const rows = await tx.selectFrom("published_answers").where("complaint_id", "=", complaintId).selectAll().execute();
  for (const { id, question, answer, withdrawn_at, withdrawn_by } of rows) {
    await tx
      .updateTable("published_answers")
      .set({
        question: masked(question),
        answer: masked(answer),
        withdrawn_at: withdrawn_at ?? now,
        withdrawn_by: withdrawn_at === null ? staffId : withdrawn_by,
      })
      .where("id", "=", id)
      .execute();
  }
}

/** Removes the files of an erased case from the disk, then from the database; returns their number. */
async function removeFiles(context: Context, complaintId: string): Promise<number> {
  const files = await context.db
    .selectFrom("attachments")
    .where("complaint_id", "=", complaintId)
    .select(["id", "stored_name"])
    .execute();
  for (const { id, stored_name } of files) {
    for (const path of storedPaths(context.settings, stored_name)) await rm(path, { force: true });
    await context.db.deleteFrom("attachments").where("id", "=", id).execute();
  }
  return files.length;
}

import { rm } from "node:fs/promises";
import { inTransaction, type Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { maskPersonalData, type KnownData } from "#app/platform/personal-data.ts";
import { searchText } from "#app/platform/search.ts";
import { recordAudit } from "#app/staff/audit.server.ts";
import { storedPaths } from "./attachments/file-store.server.ts";
import { findKnownData } from "./known-data.server.ts";
import { recordStep } from "./record-step.server.ts";

/** Who acts on the request of the person the data is about. */
export interface DataKeeper {
  officeId: string;
  staffId: string;
}

export type ErasureOutcome = { ok: true; files: number } | { ok: false; reason: "not-found" | "erased" };

/**
 * Erases the personal data of one case on the request of its sender (Luật 91/2025/QH15): contact details and files go,
 * and what identifies a person is masked in every text of the case. Its states and days stay, so that no figure changes.
 * Notes of staff in the history stay as they are. The history and the audit record say that it was done and by whom.
 */
export async function erasePersonalData(
  context: Context,
  keeper: DataKeeper,
  reference: string,
): Promise<ErasureOutcome> {
  const erased = await inTransaction(context.db, (tx) => eraseRows(context, tx, keeper, reference));
  if (!erased.ok) return erased;
  // After the commit: a file whose case is still there must not be missing.
  for (const name of erased.files) {
    for (const path of storedPaths(context.settings, name)) await rm(path, { force: true });
  }
  return { ok: true, files: erased.files.length };
}

async function eraseRows(context: Context, tx: Tx, { officeId, staffId }: DataKeeper, reference: string) {
  const found = await tx
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
    .where("reference", "=", reference)
    .selectAll()
    .executeTakeFirst();
  if (found === undefined) return { ok: false, reason: "not-found" } as const;
  if (found.erased_at !== null) return { ok: false, reason: "erased" } as const;
  const now = context.clock.now();
  const known = await findKnownData(context, tx, found.id);
  const masked = (text: string) => maskPersonalData(text, known);
  const maskedOrNull = (text: string | null) => (text === null ? null : masked(text));
  const text = masked(found.text);
  await tx
    .updateTable("complaints")
    .set({
      text,
      search: searchText(`${reference} ${text}`),
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
  await maskWordsOfSender(tx, found.id, known);
  await tx.deleteFrom("complaint_contacts").where("complaint_id", "=", found.id).execute();
  const files = await tx
    .deleteFrom("attachments")
    .where("complaint_id", "=", found.id)
    .returning("stored_name")
    .execute();
  const step = { officeId, complaintId: found.id, at: now, staffId, from: null, to: null };
  await recordStep(tx, { ...step, kind: "data-erased" });
  await recordAudit(context, tx, { now, officeId, staffId, action: "personal-data-erased", subject: reference });
  return { ok: true, files: files.map(({ stored_name }) => stored_name) } as const;
}

/** What the sender wrote on the status page: replies to questions, and words about answers. */
async function maskWordsOfSender(tx: Tx, complaintId: string, known: KnownData): Promise<void> {
  const questions = await tx
    .selectFrom("complaint_questions")
    .where("complaint_id", "=", complaintId)
    .where("reply", "is not", null)
    .select(["id", "reply"])
    .execute();
  for (const { id, reply } of questions) {
    await tx
      .updateTable("complaint_questions")
      .set({ reply: maskPersonalData(reply ?? "", known) })
      .where("id", "=", id)
      .execute();
  }
  const outcomes = await tx
    .selectFrom("complaint_outcomes")
    .where("complaint_id", "=", complaintId)
    .where("words", "is not", null)
    .select(["answer_number", "words"])
    .execute();
  for (const { answer_number, words } of outcomes) {
    await tx
      .updateTable("complaint_outcomes")
      .set({ words: maskPersonalData(words ?? "", known) })
      .where("complaint_id", "=", complaintId)
      .where("answer_number", "=", answer_number)
      .execute();
  }
}

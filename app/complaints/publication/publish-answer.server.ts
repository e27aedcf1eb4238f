import { inTransaction } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { masks } from "#app/platform/text/personal-data.ts";
import { isComplete } from "#app/platform/text/text-gap.ts";
import { may } from "#app/staff/permissions.ts";
import { publicationRefusal, type ConfirmedTexts, type PublicationRefusal } from "./publication.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";
import { readReference } from "#app/complaints/case/reference.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";

/** "already": the answer is published already, or for a withdrawal, it is not published. */
export type PublicationOutcome =
  { ok: true } | { ok: false; reason: "not-found" | "forbidden" | "already" | "unfilled" | PublicationRefusal };

/** Publishes the answer in the confirmed words, after it was sent, by a person who did not write it. */
export function publishAnswer(
  context: Context,
  viewer: Viewer,
  typed: string,
  texts: ConfirmedTexts,
): Promise<PublicationOutcome> {
  return inTransaction(context.db, async (tx) => {
    if (!may(viewer.roles, "answer.publish")) return { ok: false, reason: "forbidden" };
    const reference = readReference(typed);
    const query = tx
      .selectFrom("complaints")
      .where("complaints.reference", "=", reference.ok ? reference.code : "")
      .where(visibleTo(viewer))
      .select([
        "complaints.id",
        "complaints.state",
        "complaints.lane",
        "complaints.locked",
        "complaints.answer",
        "complaints.drafted_by as draftedBy",
        "complaints.answered_by as answeredBy",
      ]);
    const found = await lockForUpdate(tx, query, "complaints").executeTakeFirst();
    if (found === undefined) return { ok: false, reason: "not-found" };
    const refusal = publicationRefusal({ ...found, isLocked: found.locked === 1 }, viewer.staffId);
    if (refusal !== null) return { ok: false, reason: refusal };
    if (!isComplete(texts.answer, masks)) return { ok: false, reason: "unfilled" };
    const now = context.clock.now();
    const saved = await tx
      .insertInto("published_answers")
      .values({
        id: newId(),
        office_id: viewer.officeId,
        complaint_id: found.id,
        question: texts.question,
        answer: texts.answer,
        confirmed_by: viewer.staffId,
        confirmed_at: now,
        confirmed_on: dayOf(now),
        withdrawn_by: null,
        withdrawn_at: null,
      })
      .onConflict((conflict) => conflict.column("complaint_id").where("withdrawn_at", "is", null).doNothing())
      .executeTakeFirst();
    if (saved.numInsertedOrUpdatedRows !== 1n) return { ok: false, reason: "already" };
    const { officeId, staffId } = viewer;
    const step = { officeId, complaintId: found.id, at: now, staffId, from: null, to: null };
    await recordStep(tx, { ...step, kind: "published" });
    return { ok: true };
  });
}

/** Takes a published answer down at once; it stays on record that it was public. */
export function withdrawPublication(context: Context, viewer: Viewer, typed: string): Promise<PublicationOutcome> {
  return inTransaction(context.db, async (tx) => {
    if (!may(viewer.roles, "answer.publish")) return { ok: false, reason: "forbidden" };
    const reference = readReference(typed);
    const found = await tx
      .selectFrom("complaints")
      .where("complaints.reference", "=", reference.ok ? reference.code : "")
      .where(visibleTo(viewer))
      .select("complaints.id")
      .executeTakeFirst();
    if (found === undefined) return { ok: false, reason: "not-found" };
    const now = context.clock.now();
    const result = await tx
      .updateTable("published_answers")
      .set({ withdrawn_at: now, withdrawn_by: viewer.staffId })
      .where("complaint_id", "=", found.id)
      .where("withdrawn_at", "is", null)
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) return { ok: false, reason: "already" };
    const { officeId, staffId } = viewer;
    const step = { officeId, complaintId: found.id, at: now, staffId, from: null, to: null };
    await recordStep(tx, { ...step, kind: "unpublished" });
    return { ok: true };
  });
}

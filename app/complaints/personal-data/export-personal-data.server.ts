import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { unseal } from "#app/platform/secrets.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { DataKeeper } from "./erase-personal-data.server.ts";
import { contactDetailsSchema, type ContactDetails } from "#app/complaints/case/new-complaint.ts";
import { visibleTo } from "#app/complaints/case/visible-to.server.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";

/** All data that the product stores about one sender, for that person. */
export interface PersonalData {
  reference: string;
  receivedAt: string;
  kind: string;
  text: string;
  /** Null for an anonymous comment, or once the details were removed. */
  contact: ContactDetails | null;
  consentedAt: string | null;
  answers: string[];
  refusal: string | null;
  forwardingSlip: string | null;
  /** Words of the sender on the status page: about answers, on reopening, on withdrawing. */
  laterWords: string[];
  replies: { question: string; reply: string | null }[];
  files: { name: string; bytes: number; sha256: string }[];
  erasedAt: string | null;
}

/**
 * Exports the data stored about the sender of a case, on that person's request (Luật 91/2025/QH15); undefined if the
 * office has no such case, or a locked one that the keeper may not see. The export is noted in the case history and in the audit record.
 */
export function exportPersonalData(
  context: Context,
  keeper: DataKeeper,
  reference: string,
): Promise<PersonalData | undefined> {
  const { officeId, staffId } = keeper;
  return inTransaction(context.db, async (tx) => {
    const found = await tx
      .selectFrom("complaints")
      .leftJoin("complaint_contacts", "complaint_contacts.complaint_id", "complaints.id")
      .where(visibleTo(keeper))
      .where("complaints.reference", "=", reference)
      .selectAll("complaints")
      .select(["complaint_contacts.sealed", "complaint_contacts.consented_at"])
      .executeTakeFirst();
    if (found === undefined) return undefined;
    const ofCase = { complaintId: found.id };
    const replies = await tx
      .selectFrom("complaint_questions")
      .where("complaint_id", "=", ofCase.complaintId)
      .orderBy("asked_at")
      .select(["question", "reply"])
      .execute();
    const files = await tx
      .selectFrom("attachments")
      .where("complaint_id", "=", ofCase.complaintId)
      .orderBy("id")
      .select(["original_name as name", "bytes", "sha256"])
      .execute();
    const outcomes = await tx
      .selectFrom("complaint_outcomes")
      .where("complaint_id", "=", found.id)
      .where("words", "is not", null)
      .orderBy("told_at")
      .select("words")
      .execute();
    const steps = await tx
      .selectFrom("complaint_events")
      .where("complaint_id", "=", found.id)
      .where("staff_id", "is", null)
      .where("kind", "in", ["reopened", "withdrawn"])
      .where("note", "is not", null)
      .orderBy("id")
      .select("note")
      .execute();
    const now = context.clock.now();
    await recordStep(tx, { officeId, ...ofCase, kind: "data-exported", at: now, staffId, from: null, to: null });
    await recordAudit(context, tx, { now, officeId, staffId, action: "personal-data-exported", subject: reference });
    return {
      reference,
      receivedAt: found.received_at,
      kind: found.kind,
      text: found.text,
      contact:
        found.sealed === null
          ? null
          : contactDetailsSchema.parse(JSON.parse(unseal(context.settings.secret, found.id, found.sealed))),
      consentedAt: found.consented_at,
      answers: [found.first_answer, found.answer].filter((answer) => answer !== null),
      refusal: found.refusal_text,
      forwardingSlip: found.forward_slip,
      laterWords: [...outcomes.map(({ words }) => words ?? ""), ...steps.map(({ note }) => note ?? "")],
      replies,
      files,
      erasedAt: found.erased_at,
    };
  });
}

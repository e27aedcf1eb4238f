import { inTransaction, type Db } from "#db/engine.ts";
import { auditLockedAccess } from "#app/complaints/steps/audit-locked-access.server.ts";
import { readContact } from "#app/complaints/handling/read-contact.server.ts";
import { recordStep } from "#app/complaints/steps/record-step.server.ts";
import { readReference } from "#app/complaints/case/reference.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";
import { linesOf } from "#app/complaints/case/case-rules.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { answerLetter, letterFileName } from "./answer-letter.ts";
import { letterDocument } from "./official-document.server.ts";

export type LetterOutcome =
  { ok: true; fileName: string; content: Buffer } | { ok: false; reason: "not-found" | "no-answer" };

/**
 * Makes the Công văn trả lời of a case as .docx, from the sent answer or, before that, from the draft. The history of
 * the case records it, and that the sender's contact details were read for it.
 */
export async function makeAnswerLetter(context: Context, viewer: Viewer, typed: string): Promise<LetterOutcome> {
  const reference = readReference(typed);
  const row = reference.ok ? await findAnswered(context.db, viewer, reference.code) : undefined;
  if (row === undefined) return { ok: false, reason: "not-found" };
  const answer = row.answer ?? row.draft ?? "";
  if (answer.trim() === "") return { ok: false, reason: "no-answer" };
  const { documentSymbol, letterSigner, archiveLine } = await findCaseRules(context.db, viewer.officeId);
  const read = await readContact(context, viewer, row.id);
  const now = context.clock.now();
  const { dossierNumber: number, procedureName } = row;
  const content = await letterDocument(
    answerLetter({
      office: { ...row, documentSymbol, signer: linesOf(letterSigner), archiveLine },
      isPraise: row.kind === "praise",
      reference: row.reference,
      receivedOn: row.receivedOn,
      text: row.text,
      answer,
      sender: read.ok ? read.contact : null,
      dossier: number === null || procedureName === null ? null : { number, procedureName },
      today: dayOf(now),
    }),
  );
  await inTransaction(context.db, async (tx) => {
    await recordStep(tx, {
      officeId: viewer.officeId,
      complaintId: row.id,
      kind: "letter-made",
      at: now,
      staffId: viewer.staffId,
      from: null,
      to: null,
    });
    await auditLockedAccess(context, tx, viewer, { isLocked: row.locked === 1, reference: row.reference });
  });
  return { ok: true, fileName: letterFileName(row.reference), content };
}

function findAnswered(db: Db, viewer: Viewer, reference: string) {
  return db
    .selectFrom("complaints")
    .innerJoin("offices", "offices.id", "complaints.office_id")
    .leftJoin("dossiers", "dossiers.id", "complaints.dossier_id")
    .leftJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .where("complaints.reference", "=", reference)
    .where(visibleTo(viewer))
    .select([
      "complaints.id",
      "complaints.reference",
      "complaints.received_on as receivedOn",
      "complaints.text",
      "complaints.answer",
      "complaints.draft",
      "complaints.locked",
      "complaints.kind",
      "offices.name",
      "offices.parent_name as parentName",
      "offices.place",
      "offices.contact_line as contactLine",
      "dossiers.number as dossierNumber",
      "procedures.name as procedureName",
    ])
    .executeTakeFirst();
}

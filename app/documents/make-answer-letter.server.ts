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
import { gapsAsQuoted, isComplete } from "#app/platform/text/text-gap.ts";
import type { ComplaintState } from "#app/complaints/case/complaint.ts";
import {
  answerLetter,
  forwardingLetter,
  letterFileName,
  refusalLetter,
  type AnsweredCase,
  type LetterKind,
} from "./answer-letter.ts";
import type { OfficialLetter } from "./official-letter.ts";
import { letterDocument } from "./official-document.server.ts";

export type LetterOutcome =
  | { ok: true; fileName: string; content: Buffer }
  | { ok: false; reason: "not-found" | "no-answer" }
  /** With the blanks as they are written, each in quotation marks. */
  | { ok: false; reason: "unfilled"; gaps: string };

/**
 * Makes the letter of a case as .docx: the slip of a forwarded case, the notice of one that is not accepted, or the Công
 * văn trả lời, from the sent answer or, before that, from the draft. A text with a blank makes no letter. The history of
 * the case records it, and that the sender's contact details were read for it, which a slip does not need.
 */
export async function makeAnswerLetter(context: Context, viewer: Viewer, typed: string): Promise<LetterOutcome> {
  const reference = readReference(typed);
  const row = reference.ok ? await findAnswered(context.db, viewer, reference.code) : undefined;
  if (row === undefined) return { ok: false, reason: "not-found" };
  const { kind, text: answer } = textOf(row);
  if (answer.trim() === "") return { ok: false, reason: "no-answer" };
  if (!isComplete(answer)) return { ok: false, reason: "unfilled", gaps: gapsAsQuoted(answer) };
  const { documentSymbol, letterSigner, archiveLine } = await findCaseRules(context.db, viewer.officeId);
  const read = kind === "forwarding" ? undefined : await readContact(context, viewer, row.id);
  const now = context.clock.now();
  const { dossierNumber: number, procedureName } = row;
  const answered: AnsweredCase = {
    office: { ...row, documentSymbol, signer: linesOf(letterSigner), archiveLine },
    isPraise: row.kind === "praise",
    reference: row.reference,
    receivedOn: row.receivedOn,
    text: row.text,
    answer,
    sender: read?.ok === true ? read.contact : null,
    dossier: number === null || procedureName === null ? null : { number, procedureName },
    today: dayOf(now),
  };
  const content = await letterDocument(letterOf(kind, answered, row.forwardedTo ?? ""));
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
  return { ok: true, fileName: letterFileName(kind, row.reference), content };
}

/** The kind of letter that the state of a case asks for, and its text. */
function textOf(row: {
  state: ComplaintState;
  slip: string | null;
  refusal: string | null;
  answer: string | null;
  draft: string | null;
}): { kind: LetterKind; text: string } {
  if (row.state === "forwarded") return { kind: "forwarding", text: row.slip ?? "" };
  if (row.state === "not-accepted") return { kind: "refusal", text: row.refusal ?? "" };
  return { kind: "answer", text: row.answer ?? row.draft ?? "" };
}

function letterOf(kind: LetterKind, answered: AnsweredCase, agency: string): OfficialLetter {
  if (kind === "forwarding") return forwardingLetter(answered, agency);
  return kind === "refusal" ? refusalLetter(answered) : answerLetter(answered);
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
      "complaints.state",
      "complaints.forwarded_to as forwardedTo",
      "complaints.forward_slip as slip",
      "complaints.refusal_text as refusal",
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

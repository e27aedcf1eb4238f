import { isDuplicateKey } from "#db/errors.ts";
import { readFormWithFiles, type FormWithFiles } from "#app/complaints/attachments/read-complaint-form.server.ts";
import { settleArrivals } from "#app/complaints/attachments/save-attachments.server.ts";
import { contactOf } from "#app/complaints/case/new-complaint.ts";
import { findIdByNumber } from "#app/dossiers/listing/find-dossier-ids.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { commentCaseSchema, enteredComplaintSchema } from "./entered-complaint.ts";
import { findLowComment } from "./find-low-comment.server.ts";
import { postedComplaint, readFormKey, type SentBack } from "./posted-complaint.server.ts";
import type { Receipted } from "./send-complaint.server.ts";

/** Who enters it, for the office of the account. */
type Clerk = Pick<SignedIn, "officeId" | "staffId" | "unitId" | "roles">;

export type EntryOutcome = { ok: true; sent: Receipted } | SentBack;

/**
 * Registers a complaint that reached the office by telephone, post, the suggestion box or in person, with its true day of
 * receipt: the clock starts there. A form sent twice makes one case and returns the same codes. What is refused comes
 * back with everything that was typed.
 */
export async function enterComplaint(context: Context, clerk: Clerk, request: Request): Promise<EntryOutcome> {
  const posted = await readFormWithFiles(context, request, (form) => readFormKey(context, form) !== null);
  try {
    return await (posted.form.has("comment") ? enterComment(context, clerk, posted) : enter(context, clerk, posted));
  } finally {
    await settleArrivals(context, posted.files);
  }
}

/**
 * Makes a case of a comment on a low rating. It is received on the day it is taken up: a comment alone asks for no
 * answer, and only now the sender may have agreed to leave a way to be reached. A comment makes one case.
 */
async function enterComment(context: Context, clerk: Clerk, posted: FormWithFiles): Promise<EntryOutcome> {
  const { officeId, staffId } = clerk;
  const submission = parseForm(posted.form, commentCaseSchema);
  const { refuse, sendBack, trouble, save } = postedComplaint(context, posted, submission);
  if (trouble !== undefined) return trouble;
  if (submission.status !== "success" || posted.refused.length > 0) return sendBack();
  const { kind, text, comment: ratingId, ...contact } = submission.value;
  const comment = await findLowComment(context.db, clerk, ratingId);
  if (comment === undefined) return refuse(409, "commentGone");
  try {
    return await save({
      officeId,
      dossierId: comment.dossierId,
      source: "comment",
      language: "vi",
      kind,
      text,
      contact: contactOf(contact),
      entered: { by: staffId, receivedOn: dayOf(context.clock.now()) },
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return refuse(409, "commentHasCase");
  }
}

async function enter(context: Context, { officeId, staffId }: Clerk, posted: FormWithFiles): Promise<EntryOutcome> {
  const submission = parseForm(posted.form, enteredComplaintSchema(dayOf(context.clock.now())));
  const { sendBack, trouble, save } = postedComplaint(context, posted, submission);
  if (trouble !== undefined) return trouble;
  if (submission.status !== "success" || posted.refused.length > 0) return sendBack();
  const { kind, text, source, receivedOn, dossier, ...contact } = submission.value;
  const dossierId = dossier === "" ? null : await findIdByNumber(context.db, officeId, dossier);
  if (dossierId === undefined) return sendBack({ fieldErrors: { dossier: ["dossierUnknown"] } });
  return save({
    officeId,
    dossierId,
    source,
    language: "vi",
    kind,
    text,
    contact: contactOf(contact),
    entered: { by: staffId, receivedOn },
  });
}

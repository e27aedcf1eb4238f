import type { SubmissionResult } from "@conform-to/react";
import { isUnavailable, type Db } from "#db/engine.ts";
import { isServersProblem, type FilesSentBack } from "#app/complaints/attachments/attachment.ts";
import { readFormWithFiles, type FormWithFiles } from "#app/complaints/attachments/read-complaint-form.server.ts";
import { settleArrivals } from "#app/complaints/attachments/save-attachments.server.ts";
import { contactOf } from "#app/complaints/case/new-complaint.ts";
import { tidyNumber } from "#app/dossiers/register/register-entry.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { isFormKey, newFormKey } from "#app/platform/forms/form-key.server.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { enteredComplaintSchema } from "./entered-complaint.ts";
import { sendComplaint, type Receipted } from "./send-complaint.server.ts";

/** Who enters it, for the office of the account. */
type Clerk = Pick<SignedIn, "officeId" | "staffId">;

type RefusedEntry = { ok: false; status: 400 | 503; lastResult: SubmissionResult; formKey: string } & FilesSentBack;

export type EntryOutcome = { ok: true; sent: Receipted } | RefusedEntry;

/**
 * Registers a complaint that reached the office by telephone, post, the suggestion box or in person, with its true day of
 * receipt: the clock starts there. A form sent twice makes one case and returns the same codes. What is refused comes
 * back with everything that was typed.
 */
export async function enterComplaint(context: Context, clerk: Clerk, request: Request): Promise<EntryOutcome> {
  const posted = await readFormWithFiles(context, request);
  try {
    return await enter(context, clerk, posted);
  } finally {
    await settleArrivals(context, posted.files);
  }
}

async function enter(context: Context, clerk: Clerk, posted: FormWithFiles): Promise<EntryOutcome> {
  const { form, files, refused: refusedFiles, trouble } = posted;
  const { clock, db, settings } = context;
  const today = dayOf(clock.now());
  const submission = parseForm(form, enteredComplaintSchema(today));
  const typedKey = form.get("form");
  const isOwn = typeof typedKey === "string" && isFormKey(settings.secret, typedKey, clock.now());
  const formKey = isOwn ? typedKey : newFormKey(settings.secret, clock.now());
  const filesDropped = posted.sent > refusedFiles.length || trouble === "notStored";
  const refuse = (status: 400 | 503, reply: Parameters<typeof submission.reply>[0] = {}): RefusedEntry => {
    return { ok: false, status, lastResult: submission.reply(reply), formKey, refusedFiles, filesDropped };
  };
  if (trouble !== null) return refuse(trouble === "notStored" ? 503 : 400, { formErrors: [trouble] });
  if (!isOwn) return refuse(400, { formErrors: ["formOld"] });
  if (submission.status !== "success" || refusedFiles.length > 0) {
    return refuse(refusedFiles.some(({ problem }) => isServersProblem(problem)) ? 503 : 400);
  }
  const { kind, text, source, receivedOn, dossier, ...contact } = submission.value;
  const dossierId = dossier === "" ? null : await findDossier(db, clerk.officeId, dossier);
  if (dossierId === undefined) return refuse(400, { fieldErrors: { dossier: ["dossierUnknown"] } });
  try {
    const sent = await sendComplaint(context, {
      officeId: clerk.officeId,
      dossierId,
      source,
      language: "vi",
      kind,
      text,
      contact: contactOf(contact),
      formKey,
      files,
      entered: { by: clerk.staffId, receivedOn },
    });
    return { ok: true, sent };
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    context.log.error({ err: error }, "complaint not stored");
    return refuse(503, { formErrors: ["notStored"] });
  }
}

/** The dossier of the office with this number; undefined if there is none. */
async function findDossier(db: Db, officeId: string, typed: string): Promise<string | undefined> {
  const found = await db
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where("number", "=", tidyNumber(typed))
    .select("id")
    .executeTakeFirst();
  return found?.id;
}

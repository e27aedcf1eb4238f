import type { SubmissionResult } from "@conform-to/react";
import { isUnavailable } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/platform/context.server.ts";
import { parseForm } from "#app/platform/form.server.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import type { RefusedFile } from "./attachments/attachment.ts";
import type { FormWithFiles } from "./attachments/read-complaint-form.server.ts";
import { settleArrivals } from "./attachments/save-attachments.server.ts";
import type { Lane } from "./complaint.ts";
import { addressedComplaintSchema, contactOf } from "./new-complaint.ts";
import { otherLawOf } from "./other-law.ts";
import { sendComplaint, type Receipted } from "./send-complaint.server.ts";

/** Where a form leads: the offices it may go to, and the receipt it was opened from. */
export interface FormTarget {
  officeIds: readonly string[];
  receipt: { code: string; dossierId: string } | null;
  language: Language;
}

export type FormOutcome =
  | { ok: true; sent: Receipted }
  | ({ ok: false; status: 400 | 429 | 503; lastResult: SubmissionResult; formKey: string | null } & FormSentBack);

/** What comes back with a form besides its words: its files, and the other law it seems to fall under, asked about once. */
export type FormSentBack = FilesSentBack & { otherLaw?: Exclude<Lane, "feedback"> | undefined };

/** A browser cannot be given back the files it sent: which were refused, and whether good ones must be chosen again. */
export interface FilesSentBack {
  refusedFiles: RefusedFile[];
  filesDropped: boolean;
}

const formTries: Limit = { name: "complaint form", count: 30, minutes: 15 };
const receiptComplaints: Limit = { name: "complaint of a receipt", count: 10, minutes: 60 };

/**
 * Takes what was posted: sends the complaint with its files, or answers what is wrong with everything that was typed.
 * Files that no case has claimed in the end are removed.
 */
export async function receiveForm(context: Context, posted: FormWithFiles, target: FormTarget): Promise<FormOutcome> {
  try {
    return await receive(context, posted, target);
  } finally {
    await settleArrivals(context, posted.files);
  }
}

async function receive(context: Context, posted: FormWithFiles, target: FormTarget): Promise<FormOutcome> {
  const { form, files, refused: refusedFiles, trouble } = posted;
  const sentBack = { refusedFiles, filesDropped: files.length > 0 || trouble === "notStored" };
  const formKey = readFormKey(form);
  const submission = parseForm(form, addressedComplaintSchema(target.officeIds));
  if (trouble !== null) {
    const lastResult = submission.reply({ formErrors: [trouble] });
    return { ok: false, status: trouble === "notStored" ? 503 : 400, lastResult, formKey, ...sentBack };
  }
  const isWithin = formKey === null || context.limits.take(formTries, formKey);
  if (!isWithin) return tooMany(submission.reply({ formErrors: ["tooMany"] }), formKey, sentBack);
  if (submission.status !== "success" || refusedFiles.length > 0) {
    return { ok: false, status: 400, lastResult: submission.reply(), formKey, ...sentBack };
  }
  const { receipt, language } = target;
  if (receipt !== null && !context.limits.take(receiptComplaints, receipt.code)) {
    return tooMany(submission.reply({ formErrors: ["tooMany"] }), formKey, sentBack);
  }
  const { office, kind, text, ...contact } = submission.value;
  const otherLaw = otherLawOf(text);
  if (otherLaw !== null && form.get("otherLaw") !== "anyway") {
    const lastResult = submission.reply({ formErrors: ["otherLaw"] });
    return { ok: false, status: 400, lastResult, formKey, otherLaw, ...sentBack };
  }
  try {
    const sent = await sendComplaint(context, {
      officeId: office,
      dossierId: receipt?.dossierId ?? null,
      source: receipt === null ? "web" : "receipt",
      language,
      kind,
      text,
      contact: contactOf(contact),
      formKey,
      files,
    });
    return { ok: true, sent };
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    context.log.error({ err: error }, "complaint not stored");
    return {
      ok: false,
      status: 503,
      lastResult: submission.reply({ formErrors: ["notStored"] }),
      formKey,
      ...sentBack,
    };
  }
}

function tooMany(lastResult: SubmissionResult, formKey: string | null, sentBack: FilesSentBack): FormOutcome {
  return { ok: false, status: 429, lastResult, formKey, ...sentBack };
}

/** The random key the form was given by its page; anything of another shape is as good as none. */
function readFormKey(form: FormData): string | null {
  const key = form.get("form");
  return typeof key === "string" && /^[\w-]{43}$/.test(key) ? key : null;
}

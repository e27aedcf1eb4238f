import { parseWithZod } from "@conform-to/zod/v4";
import type { SubmissionResult } from "@conform-to/react";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { addressedComplaintSchema, contactOf } from "./new-complaint.ts";
import { sendComplaint, type Receipted } from "./send-complaint.server.ts";

/** Where a form leads: the offices it may go to, and the receipt it was opened from. */
export interface FormTarget {
  officeIds: readonly string[];
  receipt: { code: string; dossierId: string } | null;
  language: Language;
}

export type FormOutcome =
  | { ok: true; sent: Receipted }
  | { ok: false; status: 400 | 429; lastResult: SubmissionResult; formKey: string | null };

const formTries: Limit = { name: "complaint form", count: 30, minutes: 15 };
const receiptComplaints: Limit = { name: "complaint of a receipt", count: 10, minutes: 60 };

/** Takes what was posted: sends the complaint, or answers what is wrong with everything that was typed. */
export async function receiveForm(context: Context, form: FormData, target: FormTarget): Promise<FormOutcome> {
  const formKey = readFormKey(form);
  const submission = parseWithZod(form, { schema: addressedComplaintSchema(target.officeIds) });
  const isWithin = formKey === null || context.limits.take(formTries, formKey);
  if (!isWithin) return tooMany(submission.reply({ formErrors: ["tooMany"] }), formKey);
  if (submission.status !== "success") return { ok: false, status: 400, lastResult: submission.reply(), formKey };
  const { receipt, language } = target;
  if (receipt !== null && !context.limits.take(receiptComplaints, receipt.code)) {
    return tooMany(submission.reply({ formErrors: ["tooMany"] }), formKey);
  }
  const { office, kind, text, ...contact } = submission.value;
  const sent = await sendComplaint(context, {
    officeId: office,
    dossierId: receipt?.dossierId ?? null,
    source: receipt === null ? "web" : "receipt",
    language,
    kind,
    text,
    contact: contactOf(contact),
    formKey,
  });
  return { ok: true, sent };
}

function tooMany(lastResult: SubmissionResult, formKey: string | null): FormOutcome {
  return { ok: false, status: 429, lastResult, formKey };
}

/** The random key the form was given by its page; anything of another shape is as good as none. */
function readFormKey(form: FormData): string | null {
  const key = form.get("form");
  return typeof key === "string" && /^[\w-]{43}$/.test(key) ? key : null;
}

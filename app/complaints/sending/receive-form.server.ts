import type { SubmissionResult } from "@conform-to/react";
import { isUnavailable } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/platform/context.server.ts";
import { networkOf } from "#app/platform/client-network.ts";
import { isFormKey, newFormKey } from "#app/platform/forms/form-key.server.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { isServersProblem, type FilesSentBack } from "#app/complaints/attachments/attachment.ts";
import {
  readFormWithFiles,
  type FormTrouble,
  type FormWithFiles,
} from "#app/complaints/attachments/read-complaint-form.server.ts";
import { settleArrivals } from "#app/complaints/attachments/save-attachments.server.ts";
import type { LegalTrack } from "#app/complaints/case/complaint.ts";
import { addressedComplaintSchema, contactOf } from "#app/complaints/case/new-complaint.ts";
import { otherLawOf } from "#app/complaints/case/other-law.ts";
import { sendComplaint, type Receipted } from "./send-complaint.server.ts";

/** The offices a form may go to, and the receipt it was opened from. */
export interface FormTarget {
  officeIds: readonly string[];
  receipt: { code: string; dossierId: string } | null;
  language: Language;
}

/** A refused form with everything that was typed. */
type RefusedComplaint = {
  ok: false;
  status: 400 | 429 | 503;
  lastResult: SubmissionResult;
  /** The key for sending the form again: the same one, unless it was invalid or too old. */
  formKey: string;
  /** The other law that the text seems to fall under, asked about once. */
  otherLaw?: Exclude<LegalTrack, "feedback"> | undefined;
} & FilesSentBack;

export type FormOutcome = { ok: true; sent: Receipted } | RefusedComplaint;

const formTries: Limit = { name: "complaint form", count: 30, minutes: 15 };
const receiptComplaints: Limit = { name: "complaint of a receipt", count: 10, minutes: 60 };
/**
 * Limit for complaints without a receipt. People who share the address of an office or a network operator send far
 * fewer (docs/decisions/0029).
 */
const networkComplaints: Limit = { name: "complaints of a network", count: 60, minutes: 15 };
const allComplaints: Limit = { name: "complaints without a receipt", count: 300, minutes: 15 };

/**
 * Handles the posted form: sends the complaint with its files, or returns the problems with everything that was typed.
 * Files that belong to no case in the end are removed.
 */
export async function receiveForm(context: Context, request: Request, target: FormTarget): Promise<FormOutcome> {
  // A form that is refused in any case uses neither disk nor picture processing.
  const isFull = !hasLimitsLeft(context, target.receipt);
  const isWelcome = (form: FormData) => !isFull && readFormKey(context, form) !== null;
  const posted = await readFormWithFiles(context, request, isWelcome);
  try {
    return await receive(context, posted, target, isFull);
  } finally {
    await settleArrivals(context, posted.files);
  }
}

async function receive(
  context: Context,
  posted: FormWithFiles,
  target: FormTarget,
  isFull: boolean,
): Promise<FormOutcome> {
  const { form, files, refused: refusedFiles, trouble, sent: sentFiles } = posted;
  const { receipt, language } = target;
  const submission = parseForm(form, addressedComplaintSchema(target.officeIds));
  const sentKey = readFormKey(context, form);
  const formKey = sentKey ?? newFormKey(context.settings.secret, context.clock.now());
  const sentBack = { formKey, refusedFiles, filesDropped: sentFiles > refusedFiles.length || trouble === "notStored" };
  const refuse = (status: 400 | 429 | 503, problem: ComplaintFormProblem): RefusedComplaint => {
    return { ok: false, status, lastResult: submission.reply({ formErrors: [problem] }), ...sentBack };
  };
  if (trouble !== null) return refuse(trouble === "notStored" ? 503 : 400, trouble);
  if (sentKey === null) return refuse(400, "formOld");
  if (!context.limits.take(formTries, formKey)) return refuse(429, "tooMany");
  if (submission.status !== "success" || refusedFiles.length > 0) {
    const status = refusedFiles.some(({ problem }) => isServersProblem(problem)) ? 503 : 400;
    return { ok: false, status, lastResult: submission.reply(), ...sentBack };
  }
  const { office, kind, text, ...contact } = submission.value;
  const otherLaw = otherLawOf(text);
  if (otherLaw !== null && form.get("otherLaw") !== "anyway") return { ...refuse(400, "otherLaw"), otherLaw };
  if (isFull || !isWithinLimits(context, receipt)) return refuse(429, "tooMany");
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
    return refuse(503, "notStored");
  }
}

type ComplaintFormProblem = FormTrouble | "formOld" | "tooMany" | "otherLaw";

/** Counts a complaint that is about to be sent: for its receipt, else for its network and the whole installation. */
function isWithinLimits({ limits, visitor }: Context, receipt: FormTarget["receipt"]): boolean {
  if (receipt !== null) return limits.take(receiptComplaints, receipt.code);
  return limits.take(networkComplaints, networkOf(visitor?.address ?? "")) && limits.take(allComplaints, "");
}

/** Whether `isWithinLimits` would return true now; counts nothing. */
function hasLimitsLeft({ limits, visitor }: Context, receipt: FormTarget["receipt"]): boolean {
  const isLeft = (limit: Limit, key: string) => limits.counted(limit, key) < limit.count;
  if (receipt !== null) return isLeft(receiptComplaints, receipt.code);
  return isLeft(networkComplaints, networkOf(visitor?.address ?? "")) && isLeft(allComplaints, "");
}

/** The key that the page gave the form; null if it is missing, forged or too old. */
function readFormKey({ settings, clock }: Context, form: FormData): string | null {
  const key = form.get("form");
  return typeof key === "string" && isFormKey(settings.secret, key, clock.now()) ? key : null;
}

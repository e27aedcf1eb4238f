import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/platform/context.server.ts";
import { networkOf } from "#app/platform/client-network.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import type { Limit } from "#app/platform/limits.server.ts";
import { readFormWithFiles, type FormWithFiles } from "#app/complaints/attachments/read-complaint-form.server.ts";
import { settleArrivals } from "#app/complaints/attachments/save-attachments.server.ts";
import type { LegalTrack } from "#app/complaints/case/complaint.ts";
import { addressedComplaintSchema, contactOf } from "#app/complaints/case/new-complaint.ts";
import { otherLawOf } from "#app/complaints/case/other-law.ts";
import { postedComplaint, readFormKey, type SentBack } from "./posted-complaint.server.ts";
import type { Receipted } from "./send-complaint.server.ts";

/** The offices a form may go to, and the receipt it was opened from. */
export interface FormTarget {
  officeIds: readonly string[];
  receipt: { code: string; dossierId: string } | null;
  language: Language;
}

/** `otherLaw`: the other law that the text seems to fall under, asked about once. */
type RefusedComplaint = SentBack & { otherLaw?: Exclude<LegalTrack, "feedback"> | undefined };

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
  const { receipt, language } = target;
  const submission = parseForm(posted.form, addressedComplaintSchema(target.officeIds));
  const { formKey, refuse, sendBack, trouble, save } = postedComplaint(context, posted, submission);
  if (trouble !== undefined) return trouble;
  if (!context.limits.take(formTries, formKey)) return refuse(429, "tooMany");
  if (submission.status !== "success" || posted.refused.length > 0) return sendBack();
  const { office, kind, text, ...contact } = submission.value;
  const otherLaw = otherLawOf(text);
  if (otherLaw !== null && posted.form.get("otherLaw") !== "anyway") return { ...refuse(400, "otherLaw"), otherLaw };
  if (isFull || !isWithinLimits(context, receipt)) return refuse(429, "tooMany");
  return save({
    officeId: office,
    dossierId: receipt?.dossierId ?? null,
    source: receipt === null ? "web" : "receipt",
    language,
    kind,
    text,
    contact: contactOf(contact),
  });
}

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

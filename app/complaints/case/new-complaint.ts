import { z } from "zod";
import { isMailAddress } from "#app/platform/text/mail-address.ts";
import { complaintKinds } from "./complaint.ts";
import { neededText, tidyText } from "./typed-text.ts";

/** What a citizen fills in. The messages are names of texts below `complaints:problems`. */

export const shortestText = 10;
export const longestText = 5000;
/** The wording of the notice that a consent was given to; a changed notice gets a new one. */
export const noticeVersion = "2026-11-28";

function typed(longest: number) {
  return z.string().transform(tidyText).pipe(z.string().max(longest, "tooLong"));
}

export const matterSchema = z.object({
  kind: z.enum(complaintKinds, "kindMissing"),
  text: neededText({ missing: "textMissing", short: "textShort", long: "textLong" }, shortestText, longestText),
});

const phonePattern = /^\(?\+?\d(?:[\s.()-]*\d){7,14}$/;

export const contactFieldsSchema = z.object({
  name: typed(200).default(""),
  address: typed(300).default(""),
  phone: typed(40)
    .pipe(z.string().refine((phone) => phone === "" || phonePattern.test(phone), "phoneWrong"))
    .default(""),
  email: typed(200)
    .pipe(z.string().refine((email) => email === "" || isMailAddress(email), "emailWrong"))
    .default(""),
  consent: z.string().optional(),
});

const contactSchema = contactFieldsSchema.superRefine((contact, check) => {
  if (!hasAnyContact(contact)) return;
  for (const field of ["name", "address", "phone"] as const) {
    if (contact[field] === "") check.addIssue({ code: "custom", path: [field], message: `${field}Missing` });
  }
  if (contact.consent === undefined) check.addIssue({ code: "custom", path: ["consent"], message: "consentMissing" });
});

/**
 * Schema of the form for a phản ánh, kiến nghị or khen. Both halves are always checked, so that all problems are shown
 * at once.
 */
export const newComplaintSchema = z.intersection(matterSchema, contactSchema);
export type NewComplaint = z.infer<typeof newComplaintSchema>;

/** Who sent a case and how to reach them. Personal data: sealed at rest, shown only to those who handle the case. */
export const contactDetailsSchema = z.object({
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  /** Empty if none was given. */
  email: z.string(),
});
export type ContactDetails = z.infer<typeof contactDetailsSchema>;

export function hasAnyContact({ name, address, phone, email }: ContactDetails): boolean {
  return [name, address, phone, email].some((value) => value !== "");
}

/**
 * The sender's details when they were left whole, or null for an anonymous comment. Name, address and phone are what
 * an official answer needs: NĐ 20/2008/NĐ-CP art. 7.
 */
export function contactOf(complaint: ContactDetails): ContactDetails | null {
  const { name, address, phone, email } = complaint;
  return hasAnyContact(complaint) ? { name, address, phone, email } : null;
}

/** The form with the office it is addressed to: chosen in the field `office`, unless there is only one. */
export function addressedComplaintSchema(officeIds: readonly string[]) {
  const [only] = officeIds;
  const office =
    only !== undefined && officeIds.length === 1
      ? z
          .string()
          .optional()
          .transform(() => only)
      : z.string("officeMissing").refine((id) => officeIds.includes(id), "officeMissing");
  return z.intersection(newComplaintSchema, z.object({ office }));
}

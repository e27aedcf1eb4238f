import { z } from "zod";
import { enteredSources } from "#app/complaints/case/complaint.ts";
import { contactFieldsSchema, hasAnyContact, matterSchema } from "#app/complaints/case/new-complaint.ts";
import { readTypedDay } from "#app/deadlines/due/typed-day.ts";
import { addDays, type Day } from "#app/platform/day.ts";

/** How many days back a complaint may have been received: what is older was answered or lost before. */
export const mostDaysBack = 366;

/**
 * Name and one way to reach the sender. A caller leaves no address: the form that citizens fill in themselves asks for
 * all three (NĐ 20/2008/NĐ-CP art. 7), the telephone line 1022 for name and telephone or e-mail.
 */
const reachableSchema = contactFieldsSchema.superRefine((contact, check) => {
  if (!hasAnyContact(contact)) return;
  const problem = (path: string, message: string) => {
    check.addIssue({ code: "custom", path: [path], message });
  };
  if (contact.name === "") problem("name", "enteredNameMissing");
  if (contact.phone === "" && contact.address === "" && contact.email === "") problem("phone", "enteredReachMissing");
  if (contact.consent === undefined) problem("consent", "enteredConsentMissing");
});

const howSchema = (today: Day) =>
  z.object({
    source: z.enum(enteredSources, "sourceMissing"),
    receivedOn: z.string("receivedOnWrong").transform((typed, check): Day => {
      const day = readTypedDay(typed);
      if (day !== undefined && day <= today && day >= addDays(today, -mostDaysBack)) return day;
      check.addIssue({
        code: "custom",
        message: day !== undefined && day > today ? "receivedOnFuture" : "receivedOnWrong",
      });
      return z.NEVER;
    }),
    /** Số hồ sơ as typed; empty where it is about no dossier. */
    dossier: z
      .string()
      .max(100, "dossierUnknown")
      .default("")
      .transform((typed) => typed.trim()),
  });

/** The form by which staff make a case of a comment: what it is about and when it is received are known. */
export const commentCaseSchema = z.intersection(
  z.intersection(matterSchema, reachableSchema),
  z.object({ comment: z.string() }),
);

/** The form by which staff enter a complaint received in another way; its messages are texts below `complaints:problems`. */
export const enteredComplaintSchema = (today: Day) =>
  z.intersection(z.intersection(matterSchema, reachableSchema), howSchema(today));

import { z } from "zod";
import { gapsAsQuoted } from "#app/platform/text/text-gap.ts";
import { claimsCheck } from "./claimed-check.ts";
import { complaintKinds, legalTracks, refusalReasons } from "./complaint.ts";
import { neededText, tidyText } from "./typed-text.ts";

/** What staff fill in on a case. The messages are names of texts below `complaints:problems`. */

export const longestNote = 2000;
export const shortestAnswer = 10;
export const longestAnswer = 10_000;

/** Revision of the case that the page showed (optimistic lock): a form sent on an older revision is refused. */
const revision = z.coerce.number("revisionMissing").int("revisionMissing");

export const assignSchema = z
  .object({ unit: z.string().optional(), assignee: z.string().optional(), revision })
  .refine(({ unit, assignee }) => unit !== undefined || assignee !== undefined, {
    path: ["unit"],
    message: "assigneeMissing",
  });

export const noteSchema = z.object({
  note: neededText({ missing: "noteMissing", short: "noteMissing", long: "noteLong" }, 1, longestNote),
});

/**
 * Refuses a text that still contains a blank of a template or a draft. The message has the form `name:blanks`;
 * `problemSentence` turns it into a sentence.
 */
function complete<Schema extends z.ZodType<string, string>>(schema: Schema) {
  return schema.superRefine((text, context) => {
    const gaps = gapsAsQuoted(text);
    if (gaps !== "") context.addIssue({ code: "custom", message: `unfilled:${gaps}` });
  });
}

/** A draft of an answer; it may still contain blanks. */
export const answerSchema = z.object({
  answer: neededText(
    { missing: "answerMissing", short: "answerShort", long: "answerLong" },
    shortestAnswer,
    longestAnswer,
  ),
  revision,
});

/** An answer as it is submitted or sent. One that claims a check needs the writer's word that its record is kept. */
export const sentAnswerSchema = answerSchema
  .extend({ answer: complete(answerSchema.shape.answer), checked: z.string().optional() })
  .refine(({ answer, checked }) => checked !== undefined || !claimsCheck(answer), {
    path: ["checked"],
    message: "checkedMissing",
  });

/** Words that are needed: the reason of a step, a question, a slip. */
function words(longest: number) {
  return neededText({ missing: "wordsMissing", short: "wordsShort", long: "wordsLong" }, shortestWords, longest);
}

export const shortestWords = 5;
export const longestWords = 2000;

/** A decision that needs nothing typed. */
export const decisionSchema = z.object({ revision });
export const reasonSchema = z.object({ reason: words(longestWords), revision });
export const questionSchema = z.object({ question: complete(words(longestWords)), revision });
export const kindSchema = z.object({ kind: z.enum(complaintKinds, "kindMissing"), revision });
export const refusalSchema = z.object({
  ground: z.enum(refusalReasons, "groundMissing"),
  reason: complete(words(longestWords)),
  revision,
});
export const forwardSchema = z.object({
  agency: complete(
    z.string("agencyMissing").transform(tidyText).pipe(z.string().min(2, "agencyMissing").max(200, "tooLong")),
  ),
  slip: complete(words(longestWords)),
  revision,
});
export const duplicateSchema = z.object({
  original: z.string("originalMissing").transform(tidyText).pipe(z.string().max(40, "originalUnknown")),
  revision,
});
export const rerouteSchema = z.object({
  lane: z.enum(legalTracks, "laneMissing").exclude(["feedback"], "laneMissing"),
  reason: words(longestWords),
  revision,
});

import { z } from "zod";
import { tidyText } from "./typed-text.ts";

/** What staff fill in on a case. The messages are names of texts below `complaints:problems`. */

export const longestNote = 2000;
export const shortestAnswer = 10;
export const longestAnswer = 10_000;

/** The revision of the case that the page showed: what came since then is told before anything is changed. */
const revision = z.coerce.number("revisionMissing").int("revisionMissing");

export const assignSchema = z
  .object({ unit: z.string().optional(), assignee: z.string().optional(), revision })
  .refine(({ unit, assignee }) => unit !== undefined || assignee !== undefined, {
    path: ["unit"],
    message: "assigneeMissing",
  });

export const noteSchema = z.object({
  note: z.string("noteMissing").transform(tidyText).pipe(z.string().min(1, "noteMissing").max(longestNote, "noteLong")),
});

export const answerSchema = z.object({
  answer: z
    .string("answerMissing")
    .transform(tidyText)
    .pipe(z.string().min(shortestAnswer, "answerShort").max(longestAnswer, "answerLong")),
  revision,
});

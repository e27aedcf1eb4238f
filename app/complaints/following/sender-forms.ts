import { z } from "zod";
import { solvedAnswers } from "#app/complaints/case/complaint.ts";
import { neededText, tidyText } from "#app/complaints/case/typed-text.ts";

/** What the sender of a case fills in on its page. The messages are names of texts below `complaints:problems`. */

export const longestSenderWords = 2000;

const neededWords = neededText(
  { missing: "wordsMissing", short: "wordsShort", long: "wordsLong" },
  5,
  longestSenderWords,
);
const optionalWords = z.string().transform(tidyText).pipe(z.string().max(longestSenderWords, "wordsLong")).default("");

export const replySchema = z.object({ reply: neededWords });
export const withdrawSchema = z.object({
  sure: z.string("sureMissing"),
  reason: optionalWords,
});
export const reopenSchema = z.object({ reason: neededWords });
export const outcomeSchema = z.object({ solved: z.enum(solvedAnswers, "solvedMissing"), words: optionalWords });

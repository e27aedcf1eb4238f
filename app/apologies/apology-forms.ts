import { z } from "zod";
import { neededText } from "#app/complaints/case/typed-text.ts";
import { typedDay } from "#app/deadlines/due/typed-day.ts";
import type { Day } from "#app/platform/day.ts";
import { gapsAsQuoted } from "#app/platform/text/text-gap.ts";
import { typedLine } from "#app/platform/text/typed-line.ts";
import { batchPattern } from "./apology-letter.ts";
import { apologyTitles, latenesses, letterStates, type NewDayProblem } from "./apology.ts";

/** The problems of the forms of letters; each is the name of a text below `apologies:problems`. */
export type ApologyProblem =
  | NewDayProblem
  | "titleMissing"
  | "reasonMissing"
  | "reasonShort"
  | "reasonLong"
  | "newDayWrong"
  | "noneChosen"
  | "tooMany"
  | "noneLeft"
  | "numberMissing"
  | "numberLong"
  | "numberWrong"
  | "sentDayWrong"
  | "sentDayLater"
  | "sentDayBefore"
  | "recorded"
  | "gone";

const problem = (name: ApologyProblem) => name;

const shortestReason = 10;
const longestReason = 1000;
/** The most dossiers that can be ticked: those of a page. */
export const mostTicked = 50;
const longestId = 60;

function refuseGaps(text: string, context: z.RefinementCtx): void {
  const gaps = gapsAsQuoted(text);
  if (gaps !== "") context.addIssue({ code: "custom", message: `unfilled:${gaps}` });
}

/** The form that writes letters: for ticked dossiers, or for all that a filter leaves. A reason with a blank is refused. */
export const writeApologySchema = z.object({
  dossier: z.array(z.string().max(longestId)).max(mostTicked, problem("tooMany")).default([]),
  all: z.string().max(2).optional(),
  unit: z.string().max(longestId).optional(),
  late: z.enum(latenesses).optional(),
  letter: z.enum(letterStates).optional(),
  /** Made for the form, so that a second tap is known; anything else is as if it were not there. */
  batch: z.string().regex(batchPattern).optional().catch(undefined),
  title: z.enum(apologyTitles, problem("titleMissing")),
  reason: neededText(
    { missing: problem("reasonMissing"), short: problem("reasonShort"), long: problem("reasonLong") },
    shortestReason,
    longestReason,
  ).superRefine(refuseGaps),
  newOn: typedDay(problem("newDayWrong")),
  again: z
    .string()
    .optional()
    .transform((ticked) => ticked !== undefined),
});

/** The form that records that a letter was sent: the number of the document as it is written, and the day. */
export const sentApologySchema = z.object({
  documentNumber: typedLine(1, 60, { missing: problem("numberMissing"), long: problem("numberLong") })
    .refine((number) => /\d/.test(number), problem("numberWrong"))
    .superRefine(refuseGaps),
  sentOn: typedDay(problem("sentDayWrong")),
});
export type SentApology = z.infer<typeof sentApologySchema>;

export type SentDayProblem = "sentDayLater" | "sentDayBefore";

/** What is wrong with the day of sending: it lies after today, or before the letter was written. */
export function sentDayProblem(sentOn: Day, { writtenOn, today }: { writtenOn: Day; today: Day }) {
  if (sentOn > today) return "sentDayLater" satisfies SentDayProblem;
  return sentOn < writtenOn ? ("sentDayBefore" satisfies SentDayProblem) : undefined;
}

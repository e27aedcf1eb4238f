import { z } from "zod";
import { gapsAsQuoted } from "#app/platform/text/text-gap.ts";

/** The parts of a report's text: an opening without a heading, then the usual outline of a regular report. */
export const narrativeParts = ["opening", "results", "assessment", "plans", "proposals"] as const;
export type NarrativePart = (typeof narrativeParts)[number];

/** The text of a report: paragraphs are lines. */
export type Narrative = Record<NarrativePart, string>;

/** The most characters of a part. */
export const longestPart = 8000;

/** The problems of the forms of a report; each is the name of a text below `reports:problems`. */
export type ReportProblem =
  | "partLong"
  | "reportNameMissing"
  | "reportNameLong"
  | "dayWrong"
  | "cutOffFuture"
  | "cutOffBefore"
  | "kindMissing"
  | "addresseeMissing"
  | "addresseeLong"
  | "reasonMissing"
  | "reasonLong"
  | "numberLong"
  | "changedMeanwhile";

const problem = (name: ReportProblem) => name;

const part = z
  .string()
  .default("")
  .transform((typed) => tidyText(typed))
  // Not a piped text: the reader of forms would take an empty part for a missing one.
  .refine((text) => text.length <= longestPart, problem("partLong"));

/** The form of the text of a report. `edits` says which edit the page showed, so that an older page overwrites nothing. */
export const narrativeSchema = z.object({
  opening: part,
  results: part,
  assessment: part,
  plans: part,
  proposals: part,
  edits: z.string().default(""),
});

/** Texts of before there was an opening have none. */
const stored = z.object({
  opening: z.string().default(""),
  results: z.string(),
  assessment: z.string(),
  plans: z.string(),
  proposals: z.string(),
});

/** Reads a stored text. Throws if it is none. */
export function readNarrative(text: string): Narrative {
  return stored.parse(JSON.parse(text));
}

/** The blanks that are left in a text, quoted; empty if there are none. */
export function gapsOfNarrative(narrative: Narrative): string {
  return gapsAsQuoted(narrativeParts.map((one) => narrative[one]).join("\n"));
}

/** What a report is about, without the words "Báo cáo" with which its name begins. */
export function subjectOfReport(name: string): string {
  return name.replace(/^báo cáo\s+/iu, "");
}

/** The paragraphs of a part. */
export function paragraphsOfPart(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** A typed text as it is stored: composed letters, no invisible characters, lines without spaces at their ends. */
function tidyText(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) =>
      line
        .replace(/[^\S\u00a0]+/gu, " ")
        .replace(/\p{C}+/gu, "")
        .trimEnd(),
    )
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

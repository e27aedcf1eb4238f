import { z } from "zod";
import { neededText } from "#app/complaints/case/typed-text.ts";
import { day, isDay, type Day, type Instant } from "#app/platform/day.ts";
import { findPersonalData, maskPersonalData, masks, type FoundSpan } from "#app/platform/text/personal-data.ts";
import { gapsAsQuoted } from "#app/platform/text/text-gap.ts";

/** "Đã thay đổi nhờ ý kiến của Ông/Bà": what people said, and what the office changed because of it. */
export interface Improvement {
  id: string;
  /** What people said, in the office's own wording. */
  heard: string;
  /** What the office changed. */
  changed: string;
  /** The day of the change. */
  happenedOn: Day;
}

/** An entry as staff see it: with who published it and when it was withdrawn. */
export interface ImprovementRecord extends Improvement {
  publishedAt: Instant;
  publishedBy: string;
  withdrawnAt: Instant | null;
}

export const shortestImprovement = 10;
/** Two or three sentences, so that the people who asked for the change understand it. */
export const longestImprovement = 600;

function requiredText(missing: string, short: string, long: string) {
  return neededText({ missing, short, long }, shortestImprovement, longestImprovement).superRefine((text, context) => {
    const gaps = gapsAsQuoted(text, masks);
    if (gaps !== "") context.addIssue({ code: "custom", message: `unfilled:${gaps}` });
  });
}

/** The form of an entry. Its messages are names of texts below `results:improvements.problems`. */
export const improvementSchema = z.object({
  heard: requiredText("heardMissing", "heardShort", "heardLong"),
  changed: requiredText("changedMissing", "changedShort", "changedLong"),
  happenedOn: z.string("dayMissing").refine(isDay, "dayWrong").transform(day),
  /** Ticked by staff to confirm that what was found in the texts is not personal data. */
  reviewed: z.string().optional(),
});

export type ImprovementInput = z.infer<typeof improvementSchema>;

/** A text with the personal data found in it. */
export interface SearchedText {
  text: string;
  spans: FoundSpan[];
  masked: string;
}

/** Finds what may identify a person in the two texts. */
export function searchImprovement(input: Pick<ImprovementInput, "heard" | "changed">): SearchedText[] {
  return [input.heard, input.changed]
    .map((text) => ({ text, spans: findPersonalData(text), masked: maskPersonalData(text) }))
    .filter(({ spans }) => spans.length > 0);
}

/** "future": the change has not happened yet. "personal-data": something was found and staff have not confirmed it. */
export type ImprovementRefusal = "future" | "personal-data";

/** Why the entry may not be published, or null. */
export function improvementRefusal(input: ImprovementInput, today: Day): ImprovementRefusal | null {
  if (input.happenedOn > today) return "future";
  return searchImprovement(input).length > 0 && input.reviewed === undefined ? "personal-data" : null;
}

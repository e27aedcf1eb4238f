import { z } from "zod";
import { neededText } from "#app/complaints/case/typed-text.ts";
import { day, isDay, type Day } from "#app/platform/day.ts";
import { findPersonalData, maskPersonalData, masks, type FoundSpan } from "#app/platform/text/personal-data.ts";
import { gapsAsQuoted } from "#app/platform/text/text-gap.ts";

/** "Đã thay đổi nhờ ý kiến của Ông/Bà": what people said, and what is different because of it. */
export interface Improvement {
  id: string;
  /** What was said, in the office's words. */
  heard: string;
  /** What the office changed. */
  changed: string;
  /** The day since which it is so. */
  happenedOn: Day;
}

export const shortestImprovement = 10;
/** Two or three sentences: a change that needs more is not understood by those who asked for it. */
export const longestImprovement = 600;

function requiredText(missing: string, short: string, long: string) {
  return neededText({ missing, short, long }, shortestImprovement, longestImprovement).superRefine((text, context) => {
    const gaps = gapsAsQuoted(text, masks);
    if (gaps !== "") context.addIssue({ code: "custom", message: `unfilled:${gaps}` });
  });
}

/** What the office types. The messages are names of texts below `results:improvements.problems`. */
export const improvementSchema = z.object({
  heard: requiredText("heardMissing", "heardShort", "heardLong"),
  changed: requiredText("changedMissing", "changedShort", "changedLong"),
  happenedOn: z.string("dayMissing").refine(isDay, "dayWrong").transform(day),
  /** Ticked when what is found in the texts is no personal data. */
  reviewed: z.string().optional(),
});

export type ImprovementInput = z.infer<typeof improvementSchema>;

/** A text with the personal data found in it. */
export interface SearchedText {
  text: string;
  spans: FoundSpan[];
  masked: string;
}

/** What in the two texts may identify a person: nobody outside the office should read it. */
export function searchImprovement(input: Pick<ImprovementInput, "heard" | "changed">): SearchedText[] {
  return [input.heard, input.changed]
    .map((text) => ({ text, spans: findPersonalData(text), masked: maskPersonalData(text) }))
    .filter(({ spans }) => spans.length > 0);
}

/** "future": the change has not happened yet. "personal-data": something is found that nobody has looked at. */
export type ImprovementRefusal = "future" | "personal-data";

/** Why the entry may not be made public, or null. Only what has happened is told, and no word about a person unseen. */
export function improvementRefusal(input: ImprovementInput, today: Day): ImprovementRefusal | null {
  if (input.happenedOn > today) return "future";
  return searchImprovement(input).length > 0 && input.reviewed === undefined ? "personal-data" : null;
}

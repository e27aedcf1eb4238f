import { z } from "zod";
import { readTypedDay } from "#app/deadlines/typed-day.ts";
import { yearOf, type Day } from "#app/platform/day.ts";
import { figureNames, targetComparisons } from "./target.ts";
import { readTypedValue, type ValueProblem } from "./typed-target.ts";

/** What the forms of the targets can refuse; each is the name of a text below `targets:problems`. */
export type TargetProblem =
  | ValueProblem
  | "figureMissing"
  | "comparisonMissing"
  | "dayWrong"
  | "dayFar"
  | "untilBeforeFrom"
  | "sourceMissing"
  | "sourceTooLong"
  | "nothingNew"
  | "endBeforeFrom"
  | "endLater"
  | "changedMeanwhile";

const problem = (name: TargetProblem) => name;

export const longestTargetSource = 300;
const firstYear = 2000;
const lastYear = 2099;

function readDay(typed: string, context: z.RefinementCtx): Day {
  const read = readTypedDay(typed);
  if (read !== undefined && yearOf(read) >= firstYear && yearOf(read) <= lastYear) return read;
  context.addIssue({ code: "custom", message: problem(read === undefined ? "dayWrong" : "dayFar") });
  return z.NEVER;
}

const typedDay = z.string(problem("dayWrong")).transform(readDay);
/** An empty field means no end. */
const typedEnd = z
  .string()
  .optional()
  .transform((typed, context) => (typed === undefined || typed.trim() === "" ? null : readDay(typed, context)));

const isInOrder = ({ from, until }: { from: Day; until: Day | null }) => until === null || until >= from;
const outOfOrder = { message: problem("untilBeforeFrom"), path: ["until"] };

/** The form that adds a target or changes one: the value is read in the unit of its figure. */
export const targetFormSchema = z
  .object({
    figure: z.enum(figureNames, problem("figureMissing")),
    comparison: z.enum(targetComparisons, problem("comparisonMissing")),
    value: z.string(problem("valueWrong")),
    from: typedDay,
    until: typedEnd,
    source: z
      .string(problem("sourceMissing"))
      .transform((typed) => typed.normalize("NFC").replace(/\s+/g, " ").trim())
      .pipe(z.string().min(3, problem("sourceMissing")).max(longestTargetSource, problem("sourceTooLong"))),
  })
  .refine(isInOrder, outOfOrder)
  .transform(({ value: typed, ...rest }, context) => {
    const read = readTypedValue(typed, rest.figure);
    if (read.ok) return { ...rest, value: read.value };
    context.addIssue({ code: "custom", path: ["value"], message: read.problem });
    return z.NEVER;
  });
export type TargetForm = z.infer<typeof targetFormSchema>;

/** Ending a target: its last day, or taking it back before it begins. */
export const endFormSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("end"), until: typedDay }),
  z.object({ intent: z.literal("take-back") }),
]);
export type EndForm = z.infer<typeof endFormSchema>;

/** From when until when the targets of a plan are to be adopted. */
export const adoptFormSchema = z.object({ from: typedDay, until: typedEnd }).refine(isInOrder, outOfOrder);

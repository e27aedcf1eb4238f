import { z } from "zod";
import { readTypedDay } from "#app/deadlines/due/typed-day.ts";
import { isDay, yearOf, type Day } from "#app/platform/day.ts";
import { figureNames, targetComparisons } from "./target.ts";
import { readTypedValue, type ValueProblem } from "./typed-target.ts";

/** The problems of the forms of targets; each is the name of a text below `targets:problems`. */
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

// Problems of two fields together are reported along with those of single fields, so that nobody is sent back twice.
const evenBesideOthers = () => true;

const isInOrder = ({ from, until }: { from: unknown; until: unknown }) =>
  typeof from !== "string" || typeof until !== "string" || !isDay(from) || !isDay(until) || until >= from;
const outOfOrder = { message: problem("untilBeforeFrom"), path: ["until"], when: evenBesideOthers };

interface ValueAndFigure {
  value?: unknown;
  figure?: unknown;
}

function problemOfValue({ value, figure }: ValueAndFigure): TargetProblem | undefined {
  const known = figureNames.find((name) => name === figure);
  if (known === undefined || typeof value !== "string") return undefined;
  const read = readTypedValue(value, known);
  return read.ok ? undefined : read.problem;
}

/** The form that sets a target. The value is read in the unit of its figure. */
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
  .refine((form) => problemOfValue(form) === undefined, {
    path: ["value"],
    error: ({ input }) => problemOfValue(input as ValueAndFigure),
    when: evenBesideOthers,
  })
  .transform(({ value: typed, ...rest }) => {
    const read = readTypedValue(typed, rest.figure);
    return read.ok ? { ...rest, value: read.value } : z.NEVER;
  });
export type TargetForm = z.infer<typeof targetFormSchema>;

/** The form that ends a target on a last day, or takes it back before it begins. */
export const endFormSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("end"), until: typedDay }),
  z.object({ intent: z.literal("take-back") }),
]);
export type EndForm = z.infer<typeof endFormSchema>;

/** The form that adopts a plan: the first and last day of its targets. */
export const adoptFormSchema = z.object({ from: typedDay, until: typedEnd }).refine(isInOrder, outOfOrder);

import { z } from "zod";
import { channels, stages } from "#app/dossiers/dossier.ts";
import { readTypedDay } from "#app/deadlines/due/typed-day.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import { tidyLine } from "#app/platform/text/typed-line.ts";
import { evidenceLevels, indicators, serviceFactors } from "#app/ratings/questions/crosswalk.ts";
import type { Question } from "#app/ratings/questions/question.ts";
import { isStandardName } from "#app/ratings/questions/standard-questions.ts";
import type { DraftChange } from "./draft.ts";
import { presetNames } from "./presets.ts";

/** The problems of the forms of questionnaires; each is the name of a text below `questionnaires:problems`. */
export type QuestionnaireProblem =
  | "labelMissing"
  | "textLong"
  | "optionLong"
  | "changedMeanwhile"
  | "notOpen"
  | "gone"
  | "there"
  | "tooMany"
  | "dayWrong"
  | "dayPast"
  | "dayFar"
  | "notConfirmed"
  | "hasProblems"
  | "openAlready";

const problem = (name: QuestionnaireProblem) => name;

/** Most characters of a question and of its hint, and of an answer. */
export const longestLabel = 160;
export const longestOption = 60;

// Not a pipe into a string: Conform would take the empty string that comes out for a field that is missing.
const line = (most: number, name: QuestionnaireProblem) =>
  z
    .string()
    .default("")
    .transform(tidyLine)
    .refine((text) => text.length <= most, problem(name));

const oneOrNone = <const Value extends string>(values: readonly Value[]) =>
  z
    .enum(values)
    .optional()
    .transform((value) => value ?? null);

/** The rows of the form for possible answers, as the names of their fields end. */
export const optionRows = ["1", "2", "3", "4", "5", "6", "7", "8"] as const;
type Row = (typeof optionRows)[number];

const optionFields = Object.fromEntries(
  optionRows.flatMap((row) => [
    [`optionVi${row}`, line(longestOption, "optionLong")],
    [`optionEn${row}`, line(longestOption, "optionLong")],
    [`evidence${row}`, oneOrNone(evidenceLevels)],
  ]),
) as Record<`optionVi${Row}` | `optionEn${Row}`, ReturnType<typeof line>> &
  Record<`evidence${Row}`, ReturnType<typeof oneOrNone<(typeof evidenceLevels)[number]>>>;

/** The form of one question. English may be filled in later; the draft says so until it is. */
export const questionFormSchema = z.object({
  revision: z.coerce.number().int().catch(0),
  ...optionFields,
  labelVi: line(longestLabel, "textLong").refine((text) => text !== "", problem("labelMissing")),
  labelEn: line(longestLabel, "textLong"),
  hintVi: line(longestLabel, "textLong"),
  hintEn: line(longestLabel, "textLong"),
  channels: z.array(z.enum(channels)).default([]),
  stages: z.array(z.enum(stages)).default([]),
  upToScore: z.enum(["1", "2", "3", "4", "5"]).catch("5"),
  factor: oneOrNone(serviceFactors),
  indicator: oneOrNone(indicators),
});

export type QuestionForm = z.output<typeof questionFormSchema>;

/**
 * A question after its form. The kind stays; the answers to a question of the product stay and only their texts change, so
 * that its figures go on. What the kind cannot have (a factor without five levels, an indicator of a text) is left out.
 */
export function questionFrom(question: Question, form: QuestionForm): Question {
  const { kind } = question;
  const mayCount = kind !== "text" && kind !== "several";
  return {
    key: question.key,
    kind,
    label: { vi: form.labelVi, en: form.labelEn },
    hint: { vi: form.hintVi, en: form.hintEn },
    options: kind === "scale" || kind === "text" ? [] : optionsFrom(question, form),
    channels: channels.filter((channel) => form.channels.includes(channel)),
    stages: stages.filter((stage) => form.stages.includes(stage)),
    upToScore: Number(form.upToScore) as Question["upToScore"],
    factor: kind === "scale" ? form.factor : null,
    indicator: mayCount ? form.indicator : null,
  };
}

function optionsFrom(question: Question, form: QuestionForm): Question["options"] {
  const rows = optionRows.map((row) => ({
    texts: { vi: form[`optionVi${row}`], en: form[`optionEn${row}`] },
    evidence: form[`evidence${row}`],
  }));
  if (hasFixedAnswers(question)) {
    return question.options.map(({ id, texts, evidence }, index) => ({
      id,
      texts: rows[index]?.texts ?? texts,
      evidence: isStandardName(question.key) ? evidence : (rows[index]?.evidence ?? null),
    }));
  }
  const used = new Set(question.options.map(({ id }) => id));
  const free = Array.from({ length: 2 * optionRows.length }, (_id, index) => `a${String(index + 1)}`).filter(
    (id) => !used.has(id),
  );
  return rows
    .map((row, index) => ({ id: question.options[index]?.id ?? free[index] ?? "", ...row }))
    .filter(({ texts }) => texts.vi !== "" || texts.en !== "");
}

/** Whether only the texts of the answers can change: a question of the product, or yes and no. */
export function hasFixedAnswers({ key, kind }: Pick<Question, "key" | "kind">): boolean {
  return isStandardName(key) || kind === "yes-no";
}

/** How many days ahead a version may begin. */
export const mostDaysAhead = 366;

/** The form that puts a draft in force: from now on, or from a day after today. */
export function inForceSchema(today: Day) {
  return z
    .object({
      intent: z.literal("put-in-force"),
      revision: z.coerce.number().int().catch(0),
      when: z.enum(["now", "day"]).catch("now"),
      day: z.string().default(""),
      confirmed: z.literal("on", problem("notConfirmed")),
    })
    .transform(({ revision, when, day: typed }, context) => {
      if (when === "now") return { revision, from: null };
      const from = readTypedDay(typed);
      if (from !== undefined && from > today && from <= addDays(today, mostDaysAhead)) return { revision, from };
      const name = from === undefined ? "dayWrong" : from > today ? "dayFar" : "dayPast";
      context.addIssue({ code: "custom", path: ["day"], message: problem(name) });
      return z.NEVER;
    });
}

/** The name of the problem for a refusal of a command. */
export function problemOf(
  reason: "not-found" | "gone" | "there" | "too-many" | "not-open" | "changed-meanwhile" | "has-problems",
): QuestionnaireProblem {
  return problemNames[reason];
}

const problemNames = {
  "not-found": "gone",
  gone: "gone",
  there: "there",
  "too-many": "tooMany",
  "not-open": "notOpen",
  "changed-meanwhile": "changedMeanwhile",
  "has-problems": "hasProblems",
} as const satisfies Record<string, QuestionnaireProblem>;

/** The buttons on the page of a draft. */
export const draftActSchema = z
  .object({
    act: z.enum(["up", "down", "remove", "add-standard", "take"]),
    revision: z.coerce.number().int().catch(0),
    key: z.string().max(64).default(""),
    preset: z.enum(presetNames).optional(),
  })
  .transform(({ act, revision, key: named, preset }, context): { revision: number; change: DraftChange } => {
    if (act !== "take") return { revision, change: { act, key: named } };
    if (preset !== undefined) return { revision, change: { act, preset } };
    context.addIssue({ code: "custom", message: "wrong" });
    return z.NEVER;
  });

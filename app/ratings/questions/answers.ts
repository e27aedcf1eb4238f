import { z } from "zod";
import type { Stage } from "#app/dossiers/dossier.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { levelAnswers } from "./crosswalk.ts";
import { isAskedAfter, type Question } from "./question.ts";
import { answerName, questionNamed, readAnswerName, type Questionnaire, type Questionnaires } from "./questionnaire.ts";
import { reasons, type Reason } from "./standard-questions.ts";

/** Answers by the key of their question; a question without an answer is absent. */
export type Answers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Most characters of a comment; a line break counts as one. */
export const longestComment = 2000;
/** Most characters of the answer to a question that is answered by a text. */
export const longestText = 500;

/** What can be wrong with the details; the page has a sentence for each. */
export type DetailsProblem = "too-long" | "text-too-long" | "not-an-answer";

/**
 * A text as it is stored: line breaks as "\n", composed characters (NFC), no null characters (PostgreSQL refuses them);
 * undefined if nothing was written.
 */
function writtenText(most: number, problem: DetailsProblem) {
  return z
    .string()
    .optional()
    .transform((typed) => (typed ?? "").replaceAll("\r\n", "\n").replaceAll("\0", "").normalize("NFC").trim())
    .refine((text) => text.length <= most, { error: problem })
    .transform((text) => (text === "" ? undefined : text));
}

/** The possible answers to a question; none for a text. */
export function possibleAnswers({ kind, options }: Question): readonly string[] {
  return kind === "scale" ? levelAnswers : options.map(({ id }) => id);
}

function answerSchema(question: Question): z.ZodType<string | readonly string[] | undefined> {
  const error = "not-an-answer" satisfies DetailsProblem;
  if (question.kind === "text") return writtenText(longestText, "text-too-long");
  const one = z.enum(possibleAnswers(question) as [string, ...string[]], { error });
  if (question.kind !== "several") return one.optional();
  return z
    .array(one)
    .default([])
    .transform((chosen) => (chosen.length === 0 ? undefined : [...new Set(chosen)]));
}

/** The form of the details page for a version of the questions: each question by its key, and the comment. */
export function detailsSchema({ questions }: Questionnaire) {
  const answers = Object.fromEntries(questions.map((question) => [question.key, answerSchema(question)]));
  return z.object({ ...answers, comment: writtenText(longestComment, "too-long") });
}

/** The stored answers and texts of a rating, by the name of `answerName`. */
export interface StoredAnswers {
  /** Answers that can be counted: name → id of an answer, or several. */
  answers: Readonly<Record<string, string | readonly string[]>>;
  /** Answers in the citizen's own words. */
  texts: Readonly<Record<string, string>>;
}

const answersSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const textAnswersSchema = z.record(z.string(), z.string());

/** Reads the two columns of a rating. Throws if they are damaged. */
export function readAnswers(stored: { answers: string; texts: string | null }): StoredAnswers {
  return {
    answers: answersSchema.parse(JSON.parse(stored.answers)),
    texts: textAnswersSchema.parse(JSON.parse(stored.texts ?? "{}")),
  };
}

/** The two columns of a rating. */
export function writeAnswers({ answers, texts }: StoredAnswers): { answers: string; texts: string | null } {
  return {
    answers: JSON.stringify(answers),
    texts: Object.keys(texts).length === 0 ? null : JSON.stringify(texts),
  };
}

/** A form that was shown: the version of its questions and the stage of the dossier. */
export interface ShownForm {
  questionnaire: Questionnaire;
  stage: Stage;
}

/**
 * The stored answers after a form: each answer is stored under the version with which it was shown. It replaces an
 * earlier answer to the same question, and one to the question of another version that asked the same (see
 * `asksTheSame`), so that no dossier counts twice. A question left open changes nothing.
 */
export function withAnswers(
  stored: StoredAnswers,
  given: { version: number; answers: Answers; questions: readonly Question[] },
  questionnaires: Questionnaires,
): StoredAnswers {
  const answered = given.questions.filter(({ key }) => given.answers[key] !== undefined);
  const isReplaced = (name: string) => {
    const { version } = readAnswerName(name);
    const earlier = questionNamed(questionnaires, name);
    if (earlier === undefined) return false;
    return answered.some((question) =>
      version === given.version ? question.key === earlier.key : asksTheSame(question, earlier),
    );
  };
  const answers = without(stored.answers, isReplaced);
  const texts = without(stored.texts, isReplaced);
  for (const { key, kind } of answered) {
    const [name, answer] = [answerName(given.version, key), given.answers[key]];
    if (kind !== "text" && answer !== undefined) answers[name] = answer;
    if (kind === "text" && typeof answer === "string") texts[name] = answer;
  }
  return { answers, texts };
}

function without<Value>(
  values: Readonly<Record<string, Value>>,
  isLeftOut: (name: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isLeftOut(name)));
}

/**
 * Whether questions of two versions ask the same: one was copied from the other, or both stand for the same factor at
 * the same stage.
 */
function asksTheSame(one: Question, other: Question): boolean {
  if (one.key === other.key) return true;
  if (one.factor === null || one.factor !== other.factor) return false;
  return one.stages.some((stage) => other.stages.includes(stage));
}

/** The stored answers after a new score: without those to questions that are not asked of somebody with this score. */
export function afterScore(stored: StoredAnswers, score: Score, questionnaires: Questionnaires): StoredAnswers {
  const isLeftOut = (name: string) => {
    const question = questionNamed(questionnaires, name);
    return question !== undefined && !isAskedAfter(question, score);
  };
  return { answers: without(stored.answers, isLeftOut), texts: without(stored.texts, isLeftOut) };
}

/** The reasons that stored answers name, of whatever version. */
export function reasonsNamed({ answers }: StoredAnswers): Reason[] {
  const named = Object.entries(answers).flatMap(([name, answer]) =>
    readAnswerName(name).key === "reasons" ? answer : [],
  );
  return reasons.filter((reason) => named.includes(reason));
}

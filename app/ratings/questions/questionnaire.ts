import { z } from "zod";
import { isAsked, questionSchema, type Question, type Situation } from "./question.ts";
import { standardNames, standardQuestion } from "./standard-questions.ts";

/**
 * A version of the optional questions after the tap, in the order of the page. Version 1 is the product's and the same in
 * every office; an office makes the versions after it.
 */
export interface Questionnaire {
  version: number;
  questions: readonly Question[];
}

export const firstVersion = 1;

/** Version 1 of every office. */
export const standardQuestionnaire: Questionnaire = {
  version: firstVersion,
  questions: standardNames.map(standardQuestion),
};

/** The questions asked in a situation, in the order of the page. */
export function questionsAsked({ questions }: Questionnaire, situation: Situation): Question[] {
  return questions.filter((question) => isAsked(question, situation));
}

const storedQuestions = z.array(questionSchema);

/** Reads the stored questions of a version. Throws if they are damaged. */
export function readQuestions(stored: string): Question[] {
  return storedQuestions.parse(JSON.parse(stored));
}

/**
 * The name under which the answers to a question are stored: its version and key, `3.attitude`. Version 1 is older than
 * versions and has the key alone.
 */
export function answerName(version: number, key: string): string {
  return version === firstVersion ? key : `${String(version)}.${key}`;
}

/** The version and the key that a stored name stands for. */
export function readAnswerName(name: string): { version: number; key: string } {
  const [, version, key] = /^(\d+)\.(.+)$/.exec(name) ?? [];
  if (version === undefined || key === undefined) return { version: firstVersion, key: name };
  return { version: Number(version), key };
}

/** Versions of one office by their number. */
export type Questionnaires = ReadonlyMap<number, Questionnaire>;

/** The question that a stored name stands for; undefined if no known version has it. */
export function questionNamed(questionnaires: Questionnaires, name: string): Question | undefined {
  const { version, key } = readAnswerName(name);
  return questionnaires.get(version)?.questions.find((question) => question.key === key);
}

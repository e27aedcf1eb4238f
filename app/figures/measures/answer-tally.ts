import type { QuestionName } from "#app/ratings/questions/questionnaire.ts";

/** How often each answer of the questionnaire was given: question → answer → count. */
export type AnswerTally = Readonly<Partial<Record<QuestionName, Readonly<Record<string, number>>>>>;

/** How often any of these answers was given to a question. */
export function answered(tally: AnswerTally, question: QuestionName, answers: readonly string[]): number {
  const counts = tally[question] ?? {};
  return answers.reduce((sum, answer) => sum + (counts[answer] ?? 0), 0);
}

import { tallyOf, type AnswerTally, type GivenAnswers } from "#app/figures/measures/answer-tally.ts";
import { standardQuestionnaire } from "#app/ratings/questions/questionnaire.ts";

/** The tally of answers to version 1, by the names of its questions. */
export function standardTally(given: GivenAnswers): AnswerTally {
  return tallyOf(given, new Map([[standardQuestionnaire.version, standardQuestionnaire]]));
}

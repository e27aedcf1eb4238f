import { tidyLine } from "#app/platform/text/typed-line.ts";
import type { Question, Texts } from "#app/ratings/questions/question.ts";
import { longestLabel, longestOption, type QuestionnaireProblem } from "./question-form.ts";

/** One text of a draft: a question, its hint, or one of its answers. */
export interface DraftText {
  /** `attitude.label`, `attitude.hint`, `waiting.under-15`. */
  id: string;
  part: "label" | "hint" | "option";
  /** The question, for the reader of a list of texts. */
  question: Question;
  texts: Texts;
}

/** The texts of a draft in the order of its questions; each question has a hint, which may be empty. */
export function draftTexts(questions: readonly Question[]): DraftText[] {
  return questions.flatMap((question) => [
    { id: `${question.key}.label`, part: "label" as const, question, texts: question.label },
    { id: `${question.key}.hint`, part: "hint" as const, question, texts: question.hint },
    ...question.options.map(({ id, texts }) => ({
      id: `${question.key}.${id}`,
      part: "option" as const,
      question,
      texts,
    })),
  ]);
}

/** What is wrong with a text that was typed for one of them. */
export function textProblem(
  part: DraftText["part"],
  language: keyof Texts,
  typed: string,
): QuestionnaireProblem | undefined {
  const text = tidyLine(typed);
  if (part === "option") return text.length > longestOption ? "optionLong" : undefined;
  if (part === "label" && language === "vi" && text === "") return "labelMissing";
  return text.length > longestLabel ? "textLong" : undefined;
}

/** The questions with new texts by their id; texts that are not named stay. */
export function withTexts(questions: readonly Question[], typed: ReadonlyMap<string, Texts>): Question[] {
  const textsOf = (id: string, texts: Texts): Texts => {
    const given = typed.get(id);
    return given === undefined ? texts : { vi: tidyLine(given.vi), en: tidyLine(given.en) };
  };
  return questions.map((question) => ({
    ...question,
    label: textsOf(`${question.key}.label`, question.label),
    hint: textsOf(`${question.key}.hint`, question.hint),
    options: question.options.map((option) => ({
      ...option,
      texts: textsOf(`${question.key}.${option.id}`, option.texts),
    })),
  }));
}

import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { possibleAnswers } from "#app/ratings/questions/answers.ts";
import { textIn, type Question } from "#app/ratings/questions/question.ts";
import { withheld, type Cell, type FigureRow, type FigureTable } from "#app/figures/tables/figure-table.ts";
import { countOf, type AnsweredQuestion } from "#app/figures/measures/answer-tally.ts";

interface OwnQuestions {
  apart: readonly AnsweredQuestion[];
  minimum: number;
}

/**
 * The answers to the office's own questions that count for no factor and no indicator, version by version: nothing is
 * added up across versions. Fewer answers than the minimum are withheld. Of several choices one person makes many, so
 * they have no share.
 */
export function ownQuestionTable(
  { apart, minimum }: OwnQuestions,
  subtitle: string,
  t: Translate,
  language: Language,
): FigureTable {
  const rows = apart.flatMap((one) => rowsOf(one, minimum, t, language));
  return {
    name: "own-questions",
    title: t("indicators:own.title"),
    subtitle,
    columns: [
      { key: "question", label: t("indicators:own.question"), kind: "text" },
      { key: "version", label: t("indicators:own.version"), kind: "text" },
      { key: "answer", label: t("indicators:own.answer"), kind: "text" },
      { key: "count", label: t("indicators:own.count"), kind: "count" },
      { key: "n", label: t("indicators:own.n"), kind: "count" },
      { key: "share", label: t("indicators:own.share"), kind: "share" },
    ],
    rows,
    notes: [
      ...(rows.some(({ cells }) => cells.includes(withheld))
        ? [t("figures:table.withheld", { minimum: String(minimum) })]
        : []),
      t("indicators:own.note"),
    ],
  };
}

function rowsOf(
  { version, question, answers }: AnsweredQuestion,
  minimum: number,
  t: Translate,
  language: Language,
): FigureRow[] {
  const known = possibleAnswers(question);
  const n = countOf(
    answers,
    known.filter((answer) => answer !== "none"),
  );
  return known.map((answer) => {
    const count = answers[answer] ?? 0;
    const share = question.kind === "several" || answer === "none" || n === 0 ? null : count / n;
    const numbers: Cell[] = n < minimum ? [withheld, n, withheld] : [count, n, share];
    return {
      id: `${String(version)}.${question.key}.${answer}`,
      cells: [textIn(question.label, language), String(version), answerText(question, answer, t, language), ...numbers],
    };
  });
}

function answerText({ kind, options }: Question, answer: string, t: Translate, language: Language): string {
  if (kind === "scale") return t(`ratings:questions.attitude.answers.${answer as "none"}`);
  const texts = options.find(({ id }) => id === answer)?.texts;
  return texts === undefined ? answer : textIn(texts, language);
}

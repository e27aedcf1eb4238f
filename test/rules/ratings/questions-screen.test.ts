import { gzipSync } from "node:zlib";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Question } from "#app/ratings/questions/question.ts";
import { QuestionList } from "#app/ratings/questions/question-list.tsx";
import { questionsAsked, standardQuestionnaire } from "#app/ratings/questions/questionnaire.ts";
import { draftProblems, mostBytesOnScreen, mostOnScreen } from "#app/ratings/versions/draft-checks.ts";
import { newQuestion } from "#app/ratings/versions/draft.ts";
import { optionRows } from "#app/ratings/versions/question-form.ts";

/** Bytes of the questions of a screen as they go over the wire. */
function weightOf(questions: readonly Question[]): number {
  const asked = questions.map((question) => ({
    question,
    id: `details-${question.key}`,
    chosen: [],
    error: undefined,
  }));
  return gzipSync(renderToStaticMarkup(createElement(QuestionList, { asked }))).length;
}

/** Words that do not repeat: they compress badly. */
function words(seed: number, letters: number): string {
  let state = seed + 1;
  const letter = () => {
    state = (state * 48_271) % 2_147_483_647;
    return "abcdeghiklmnopqrstuvxyàảãáạăâđêôơưếốớứ "[state % 39] ?? "";
  };
  return Array.from({ length: letters }, letter).join("").replaceAll(" ", "a").trim();
}

test("the largest screen that can be put in force leaves room for the page around it in 14,600 bytes", () => {
  const all = { channels: ["counter" as const], stages: ["result" as const] };
  const questions = Array.from({ length: mostOnScreen }, (_one, index): Question => {
    const text = (part: number, letters: number) => {
      const one = words(index * 100 + part, letters);
      return { vi: one, en: one };
    };
    const options = optionRows.map((row) => ({ id: `a${row}`, texts: text(Number(row), 25), evidence: null }));
    return { ...newQuestion(`q${String(index)}`, "several"), ...all, label: text(0, 60), options };
  });
  expect(draftProblems(questions)).toEqual([]);
  const longer = questions.map((question) => ({ ...question, hint: question.label }));
  expect(draftProblems(longer).map(({ name }) => name)).toContain("tooLong");
  expect(mostBytesOnScreen).toBe(5000);
  expect(weightOf(questions)).toBeLessThan(4_500);
  const standard = questionsAsked(standardQuestionnaire, { channel: "counter", stage: "result", score: undefined });
  expect(weightOf(standard)).toBeLessThan(2_500);
});

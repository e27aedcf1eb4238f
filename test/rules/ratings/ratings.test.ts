import { describe, expect, test } from "vitest";
import { isOpenForRating } from "#app/dossiers/dossier.ts";
import { day } from "#app/platform/day.ts";
import { codeInTyped, neverUsed, strangeCharacters } from "#app/ratings/rating/code-problem.ts";
import {
  afterScore,
  detailsSchema,
  longestComment,
  longestText,
  readAnswers,
  reasonsNamed,
  withAnswers,
  writeAnswers,
  type Answers,
  type StoredAnswers,
} from "#app/ratings/questions/answers.ts";
import { serviceFactors } from "#app/ratings/questions/crosswalk.ts";
import type { Question, Situation } from "#app/ratings/questions/question.ts";
import {
  answerName,
  questionsAsked,
  readAnswerName,
  standardQuestionnaire,
  type Questionnaire,
} from "#app/ratings/questions/questionnaire.ts";
import { standardQuestion } from "#app/ratings/questions/standard-questions.ts";
import { ratingStep, readScore } from "#app/ratings/rating/rating.ts";

describe("a receipt is open for rating", () => {
  test.each([
    [null, "2026-11-20", true],
    ["2026-11-20", "2026-11-19", true],
    ["2026-11-20", "2026-11-20", true],
    ["2026-11-20", "2026-11-21", false],
  ])("until %s, seen on %s: %s", (until, today, open) => {
    expect(isOpenForRating(until === null ? null : day(until), day(today))).toBe(open);
  });
});

describe("a tap", () => {
  test.each([
    [undefined, 5, "recorded"],
    [undefined, 1, "recorded"],
    [5, 5, "unchanged"],
    [5, 2, "changed"],
    [1, 4, "changed"],
  ] as const)("on a counted score of %s with %s is %s", (counted, given, step) => {
    expect(ratingStep(counted, given)).toBe(step);
  });

  test.each([
    ["5", 5],
    ["1", 1],
    ["0", undefined],
    ["6", undefined],
    ["5.0", undefined],
    [" 5", undefined],
    ["", undefined],
    [null, undefined],
  ])("sent as %j reads as %s", (sent, score) => {
    expect(readScore(sent)).toBe(score);
  });
});

const keysOf = (questions: readonly Question[]) => questions.map(({ key }) => key).join(" ");

describe("the questions that version 1 asks", () => {
  const atCounter: Situation = { channel: "counter", stage: "result", score: 5 };
  test.each<[string, Situation, string]>([
    [
      "at the counter with a result",
      atCounter,
      "facilities procedure attitude outcome feedback guidance trips waiting reception result",
    ],
    [
      "at the counter before the result",
      { ...atCounter, stage: "reception" },
      "facilities procedure attitude feedback guidance trips waiting reception",
    ],
    [
      "of somebody who was not satisfied",
      { ...atCounter, score: 3 },
      "reasons facilities procedure attitude outcome feedback guidance trips waiting reception result",
    ],
    [
      "fully online",
      { channel: "online-full", stage: "result", score: 4 },
      "procedure attitude outcome feedback guidance trips result online",
    ],
    [
      "partly online",
      { channel: "online-part", stage: "reception", score: 2 },
      "reasons procedure attitude feedback guidance trips waiting online",
    ],
    [
      "by post",
      { channel: "post", stage: "result", score: 5 },
      "procedure attitude outcome feedback guidance trips result",
    ],
  ])("%s", (_case, situation, asked) => {
    expect(keysOf(questionsAsked(standardQuestionnaire, situation))).toBe(asked);
  });
});

test("each factor of the national survey has its own question on five levels in version 1, and there is no other", () => {
  const onLevels = standardQuestionnaire.questions.filter(({ kind }) => kind === "scale");
  expect(onLevels.map(({ factor }) => factor)).toEqual(serviceFactors);
});

test("without a score the questions of every score are asked", () => {
  const situation: Situation = { channel: "post", stage: "reception", score: undefined };
  expect(keysOf(questionsAsked(standardQuestionnaire, situation))).toBe(
    "reasons procedure attitude feedback guidance trips",
  );
});

describe("answers", () => {
  /** A question of the office's own. */
  const own = (key: string, changed: Partial<Question> = {}): Question => ({
    ...standardQuestion("attitude"),
    key,
    factor: null,
    indicator: null,
    ...changed,
  });
  const second: Questionnaire = {
    version: 2,
    questions: [
      own("q1", { factor: "staff", stages: ["result"] }),
      own("q2", { kind: "text" }),
      own("q3", { upToScore: 2 }),
      standardQuestion("trips"),
      standardQuestion("reasons"),
    ],
  };
  const questionnaires = new Map([standardQuestionnaire, second].map((one) => [one.version, one]));
  const empty: StoredAnswers = { answers: {}, texts: {} };
  const given = ({ version, questions }: Questionnaire, answers: Answers, stored = empty) =>
    withAnswers(stored, { version, answers, questions }, questionnaires);

  test("are read as they were written", () => {
    const stored = { answers: { reasons: ["late", "other"], "2.q1": "none" }, texts: { "2.q2": "“Trễ” \\ ]" } };
    expect(readAnswers(writeAnswers(stored))).toEqual(stored);
    expect(writeAnswers(empty)).toEqual({ answers: "{}", texts: null });
  });

  test.each([
    [1, "attitude", "attitude"],
    [2, "attitude", "2.attitude"],
    [12, "q3", "12.q3"],
  ])("of version %i to %s are stored as %s", (version, key, name) => {
    expect(answerName(version, key)).toBe(name);
    expect(readAnswerName(name)).toEqual({ version, key });
  });

  test.each<[string, StoredAnswers["answers"], Questionnaire, Answers, StoredAnswers["answers"]]>([
    ["the first are stored under their version", {}, second, { q1: "5" }, { "2.q1": "5" }],
    [
      "a later one replaces the earlier",
      { attitude: "5" },
      standardQuestionnaire,
      { attitude: "1" },
      { attitude: "1" },
    ],
    [
      "an open question changes nothing",
      { trips: "2" },
      standardQuestionnaire,
      { attitude: "1" },
      { trips: "2", attitude: "1" },
    ],
    ["the same question of another version is replaced", { trips: "2" }, second, { trips: "0" }, { "2.trips": "0" }],
    ["and the other way round", { "2.trips": "0" }, standardQuestionnaire, { trips: "2" }, { trips: "2" }],
    ["the same factor in another version is replaced", { attitude: "2" }, second, { q1: "4" }, { "2.q1": "4" }],
    [
      "what has no counterpart stays",
      { guidance: "once", waiting: "under-15" },
      second,
      { trips: "1" },
      { guidance: "once", waiting: "under-15", "2.trips": "1" },
    ],
    ["of a version that nobody knows stay", { "9.q1": "5" }, second, { q1: "1" }, { "9.q1": "5", "2.q1": "1" }],
    [
      "to questions that were not asked are left out",
      {},
      { ...second, questions: second.questions.slice(0, 1) },
      { q1: "5", trips: "2", weather: "fine" },
      { "2.q1": "5" },
    ],
  ])("%s", (_case, answers, shown, posted, after) => {
    expect(given(shown, posted, { answers, texts: {} }).answers).toEqual(after);
  });

  test("in own words are kept apart from those that are counted", () => {
    expect(given(second, { q1: "5", q2: "Ghế hỏng" })).toEqual({
      answers: { "2.q1": "5" },
      texts: { "2.q2": "Ghế hỏng" },
    });
  });

  test("to questions that are not asked after a new score go, of every version", () => {
    const stored = {
      answers: { reasons: ["late"], "2.q3": "1", "2.reasons": ["late"], "9.q9": "1", trips: "2" },
      texts: {},
    };
    expect(afterScore(stored, 3, questionnaires).answers).toEqual({
      reasons: ["late"],
      "2.reasons": ["late"],
      "9.q9": "1",
      trips: "2",
    });
    expect(afterScore(stored, 5, questionnaires).answers).toEqual({ "9.q9": "1", trips: "2" });
  });

  test("reasons are named in whatever version", () => {
    expect(reasonsNamed({ answers: { reasons: ["other"] }, texts: {} })).toEqual(["other"]);
    expect(reasonsNamed({ answers: { "2.reasons": ["late", "attitude"], "2.q1": "late" }, texts: {} })).toEqual([
      "attitude",
      "late",
    ]);
  });

  test("that are none of the possible ones are refused, and so is a text that is too long", () => {
    const problemsOf = (sent: object) =>
      detailsSchema(second)
        .safeParse(sent)
        .error?.issues.map(({ message }) => message);
    expect(problemsOf({ q1: "6" })).toEqual(["not-an-answer"]);
    expect(problemsOf({ reasons: ["late", "rain"] })).toEqual(["not-an-answer"]);
    expect(problemsOf({ q2: "x".repeat(longestText + 1) })).toEqual(["text-too-long"]);
    expect(problemsOf({ q2: "x".repeat(longestText), q1: "none", reasons: ["late", "late"] })).toBeUndefined();
  });
});

describe("the comment", () => {
  const commentOf = (comment: string | undefined) =>
    detailsSchema(standardQuestionnaire).safeParse({ comment }).data?.comment;
  const isTaken = (comment: string) => detailsSchema(standardQuestionnaire).safeParse({ comment }).success;

  test("left empty is none", () => {
    expect(commentOf("  \r\n ")).toBeUndefined();
    expect(commentOf(undefined)).toBeUndefined();
  });

  test("may have 2,000 characters, a line break counting as one", () => {
    expect(isTaken("\u1ebf".repeat(longestComment))).toBe(true);
    expect(isTaken("e\u0302\u0301".repeat(longestComment))).toBe(true);
    expect(isTaken(`a${"\r\n".repeat(longestComment - 2)}b`)).toBe(true);
    expect(isTaken("x".repeat(longestComment + 1))).toBe(false);
  });

  test("is kept with composed letters, without characters a database refuses", () => {
    expect(commentOf("Cho\u031b\u0300 la\u0302u\0\r\nqua\u0301")).toBe("Ch\u1edd l\u00e2u\nqu\u00e1");
  });
});

describe("a typed code", () => {
  test.each([
    [" 34679-acde3 ", "34679-acde3"],
    ["https://danhgia.example/r/34679ACDE3", "34679ACDE3"],
    ["HTTPS://DANHGIA.EXAMPLE/R/34679ACDE3", "34679ACDE3"],
    ["", ""],
  ])("%j is read as %j", (typed, code) => {
    expect(codeInTyped(typed)).toBe(code);
  });

  test("is shown again up to forty characters, and ten strange ones are named", () => {
    expect(codeInTyped("x".repeat(5000))).toHaveLength(40);
    expect(strangeCharacters(Array.from("0123456789BILO"))).toBe("0 1 2 3 4 5 6 7 8 9");
  });

  test("never holds characters that are taken for one another", () => {
    expect(neverUsed.join("")).toBe("01258BILOSUVZ");
  });
});

import { describe, expect, test } from "vitest";
import { isOpenForRating } from "#app/dossiers/dossier.ts";
import { day } from "#app/platform/day.ts";
import { codeInTyped, neverUsed, strangeCharacters } from "#app/ratings/rating/code-problem.ts";
import {
  detailsSchema,
  isLevelQuestion,
  longestComment,
  questionNames,
  questionsAsked,
  readAnswers,
  writeAnswers,
  type Situation,
} from "#app/ratings/questions/questionnaire.ts";
import { ratingStep, readScore } from "#app/ratings/rating/rating.ts";
import { serviceFactors } from "#app/ratings/questions/service-factors.ts";

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

describe("the questions asked", () => {
  const atCounter: Situation = { channel: "counter", finished: true, score: 5 };
  test.each<[string, Situation, string]>([
    [
      "at the counter with a result",
      atCounter,
      "facilities procedure attitude outcome feedback guidance trips waiting reception result",
    ],
    [
      "at the counter before the result",
      { ...atCounter, finished: false },
      "facilities procedure attitude feedback guidance trips waiting reception",
    ],
    [
      "of somebody who was not satisfied",
      { ...atCounter, score: 3 },
      "reasons facilities procedure attitude outcome feedback guidance trips waiting reception result",
    ],
    [
      "fully online",
      { channel: "online-full", finished: true, score: 4 },
      "procedure attitude outcome feedback guidance trips result online",
    ],
    [
      "partly online",
      { channel: "online-part", finished: false, score: 2 },
      "reasons procedure attitude feedback guidance trips waiting online",
    ],
    [
      "by post",
      { channel: "post", finished: true, score: 5 },
      "procedure attitude outcome feedback guidance trips result",
    ],
  ])("%s", (_case, situation, asked) => {
    expect(questionsAsked(situation).join(" ")).toBe(asked);
  });
});

test("each factor of the national survey has its own question on five levels, and there is no other", () => {
  expect(Object.values(serviceFactors)).toEqual(questionNames.filter(isLevelQuestion));
});

describe("answers", () => {
  const situation: Situation = { channel: "counter", finished: false, score: 2 };

  test("are read as they were written", () => {
    const answers = { reasons: ["late", "other"], attitude: "none", trips: "3+" } as const;
    expect(readAnswers(writeAnswers(answers, situation))).toEqual(answers);
  });

  test("to questions that are not asked in this case are left out", () => {
    const answers = { attitude: "5", online: "easy", result: "early" } as const;
    expect(writeAnswers(answers, situation)).toBe('{"attitude":"5"}');
  });

  test("that this version does not know are passed over, the others stay", () => {
    expect(readAnswers('{"attitude":"9","trips":"2","weather":"fine"}')).toEqual({ trips: "2" });
  });
});

describe("the comment", () => {
  const commentOf = (comment: string | undefined) => detailsSchema.safeParse({ comment }).data?.comment;
  const isTaken = (comment: string) => detailsSchema.safeParse({ comment }).success;

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

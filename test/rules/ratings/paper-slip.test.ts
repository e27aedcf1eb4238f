import { describe, expect, test } from "vitest";
import { paperShares } from "#app/figures/measures/paper-counts.ts";
import { day } from "#app/platform/day.ts";
import { isBlankSlip, paperSlipsSchema, slipProblem, typedProblem, typedSlips } from "#app/ratings/paper/paper-slip.ts";

const today = day("2026-11-23");

describe("what staff may enter for a dossier", () => {
  test.each([
    ["a dossier that is not there", undefined, "codeUnknown"],
    ["one without a rating", { openUntil: null, ratedOn: undefined, isSetAside: false }, undefined],
    ["one rated on a phone", { openUntil: null, ratedOn: "phone", isSetAside: false }, "ratedByCitizen"],
    ["one rated on the tablet", { openUntil: null, ratedOn: "kiosk", isSetAside: false }, "ratedByCitizen"],
    ["one with an earlier slip", { openUntil: null, ratedOn: "paper", isSetAside: false }, undefined],
    ["one whose slip was set aside", { openUntil: null, ratedOn: "paper", isSetAside: true }, "setAside"],
    [
      "one closed fourteen days ago",
      { openUntil: day("2026-11-09"), ratedOn: undefined, isSetAside: false },
      undefined,
    ],
    ["one closed fifteen days ago", { openUntil: day("2026-11-08"), ratedOn: undefined, isSetAside: false }, "closed"],
  ] as const)("%s", (_case, dossier, problem) => {
    expect(slipProblem(dossier, today)).toBe(problem);
  });
});

test.each([
  [{ code: "", score: "5", comment: "" }, "codeMissing"],
  [{ code: "HS-1", score: "", comment: "" }, "scoreWrong"],
  [{ code: "HS-1", score: "0", comment: "" }, "scoreWrong"],
  [{ code: "HS-1", score: "５", comment: "" }, "scoreWrong"],
  [{ code: "HS-1", score: "5", comment: "x".repeat(2001) }, "commentLong"],
  [{ code: "HS-1", score: "1", comment: "x".repeat(2000) }, undefined],
])("a line typed as %j has the problem %s", (slip, problem) => {
  expect(typedProblem(slip)).toBe(problem);
});

test("a form has ten lines at their places, whatever is missing or too much", () => {
  const sent = paperSlipsSchema.parse({ code3: " HS-1 ", score3: "4", comment3: "a\r\nb", code99: "HS-2" });
  const slips = typedSlips(sent);
  expect(slips).toHaveLength(10);
  expect(slips.filter((slip) => !isBlankSlip(slip))).toEqual([slips[3]]);
  expect(slips[3]).toEqual({ code: "HS-1", score: "4", comment: "a\nb" });
});

test("participation and satisfaction are told without the slips, satisfaction only where both sides are large enough", () => {
  const counts = { received: 200, rated: 80, scores: { 5: 30, 4: 30, 3: 10, 2: 5, 1: 5 } };
  const dossiers = counts as unknown as Parameters<typeof paperShares>[1];
  expect(paperShares({ rated: 20, satisfied: 20 }, dossiers, 5)).toEqual({
    participation: { numerator: 60, denominator: 200 },
    satisfaction: { paper: { numerator: 20, denominator: 20 }, others: { numerator: 40, denominator: 60 } },
  });
  expect(paperShares({ rated: 4, satisfied: 4 }, dossiers, 5).satisfaction).toBeUndefined();
  expect(paperShares({ rated: 78, satisfied: 60 }, dossiers, 5).satisfaction).toBeUndefined();
});

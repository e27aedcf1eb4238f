import { describe, expect, test } from "vitest";
import type { GivenAnswers } from "#app/figures/measures/answer-tally.ts";
import { pointsSchema, readTypedPoints, typedPointsOf } from "#app/figures/indicators/indicator-form.ts";
import {
  assess,
  classify,
  suggestedPoints,
  type IndicatorCounts,
  type OwnPoints,
} from "#app/figures/indicators/nine-indicators.ts";
import { quarterAround, quarterFrom, quarterKey } from "#app/figures/period/quarter.ts";
import { monthPeriod, yearPeriod } from "#app/figures/period/period.ts";
import { countClasses } from "#app/figures/indicators/rating-classes.ts";
import { sampleSize } from "#app/figures/measures/sample-size.ts";
import { day, instantFromDate } from "#app/platform/day.ts";
import { indicators, type Indicator } from "#app/ratings/questions/crosswalk.ts";
import { standardTally } from "#test/support/standard-tally.ts";

const nothing: IndicatorCounts = {
  dossiers: { early: 0, on_time: 0, late: 0 },
  tally: standardTally({}),
  answers: { onTime: 0, late: 0, overdue: 0, waiting: 0 },
};

const told = (given: GivenAnswers): IndicatorCounts => ({ ...nothing, tally: standardTally(given) });

test.each([
  [1000, 286],
  [2000, 333],
  [5000, 370],
  [1, 1],
  [0, 0],
])("of %i transactions the survey's rule asks for %i answers", (population, size) => {
  expect(sampleSize(population)).toBe(size);
});

describe("the points an indicator's counts suggest", () => {
  test.each<[string, Indicator, IndicatorCounts, number, number]>([
    ["all early", "1", { ...nothing, dossiers: { early: 3, on_time: 0, late: 0 } }, 200, 3],
    ["all on the promised day", "1", { ...nothing, dossiers: { early: 0, on_time: 7, late: 0 } }, 100, 7],
    ["all late", "1", { ...nothing, dossiers: { early: 0, on_time: 0, late: 2 } }, 0, 2],
    [
      "early, on the day, late: (2·2 + 1 + 0) ÷ 6",
      "1",
      { ...nothing, dossiers: { early: 2, on_time: 1, late: 3 } },
      83,
      6,
    ],
    ["trips 0 and 1, 2, 3+", "3", told({ trips: { "0": 4, "1": 4, "2": 1, "3+": 1 } }), 170, 10],
    [
      "waiting and reception together",
      "5",
      told({ waiting: { "under-15": 2, "15-25": 2, "over-25": 1 }, reception: { "up-to-40": 4, "over-40": 1 } }),
      140,
      10,
    ],
    ["publication, no opinion outside", "6", told({ procedure: { "5": 3, "4": 1, "3": 2, "1": 2, none: 9 } }), 125, 8],
    ["attitude", "7", told({ attitude: { "5": 5, "2": 5 } }), 100, 10],
    [
      "answers: those within their time outside",
      "8",
      { ...nothing, answers: { onTime: 3, late: 1, overdue: 0, waiting: 5 } },
      150,
      4,
    ],
    ["online", "9", told({ online: { easy: 3, manageable: 2, hard: 3 } }), 100, 8],
  ])("%s", (_case, indicator, counts, points, n) => {
    expect(suggestedPoints(indicator, counts, 5)).toMatchObject({ state: "shown", points, n });
  });

  test("opinions of fewer than the minimum n suggest nothing; deeds of the office do", () => {
    expect(suggestedPoints("7", told({ attitude: { "5": 4 } }), 5)).toEqual({ state: "withheld", n: 4, minimum: 5 });
    expect(suggestedPoints("8", { ...nothing, answers: { ...nothing.answers, onTime: 1 } }, 5).state).toBe("shown");
  });

  test("without a case there is none; of indicators 2 and 4 the portal knows nothing", () => {
    const states = indicators.map((indicator) => suggestedPoints(indicator, nothing, 5).state);
    expect(states).toEqual(["none", "unknown", "none", "unknown", "none", "none", "none", "none", "none"]);
  });
});

describe("the classification of the sum", () => {
  test.each([
    [1800, "excellent"],
    [1501, "excellent"],
    [1500, "excellent"],
    [1499, "good"],
    [1200, "good"],
    [1199, "fair"],
    [900, "fair"],
    [899, "average"],
    [600, "average"],
    [599, "weak"],
    [0, "weak"],
  ])("%i hundredths: %s", (sum, expected) => {
    expect(classify(sum)).toBe(expected);
  });
});

function own(points: number): OwnPoints {
  return { points, basis: "Biên bản", setBy: "Văn phòng", setAt: instantFromDate(new Date(0)) };
}

test("the office's own points win over the suggested ones, and only nine of nine are classified", () => {
  const counts = { ...nothing, dossiers: { early: 1, on_time: 0, late: 0 } };
  const partly = assess(counts, { "1": own(50), "2": own(175) }, 5);
  expect(partly).toMatchObject({ sum: 225, rated: 2, classification: undefined });
  expect(partly.lines[0]).toMatchObject({ points: 50, suggestion: { state: "shown", points: 200 } });
  expect(partly.lines[2]?.points).toBeUndefined();
  const all = Object.fromEntries(indicators.map((indicator, index) => [indicator, own(index < 6 ? 167 : 166)]));
  expect(assess(counts, all, 5)).toMatchObject({ sum: 1500, rated: 9, classification: "excellent" });
  expect(assess(counts, { ...all, "9": own(0) }, 5)).toMatchObject({ rated: 9, sum: 1334, classification: "good" });
});

test("the form's classes hold every rating once, and neutral ones stand apart", () => {
  const classes = countClasses({ 1: 1, 2: 2, 3: 4, 4: 8, 5: 16 });
  expect(classes).toEqual({ dissatisfied: 3, neutral: 4, satisfied: 8, "very-satisfied": 16 });
});

describe("points as they are typed", () => {
  test.each([
    ["1,75", 175],
    ["1.75", 175],
    [" 2 ", 200],
    ["2,00", 200],
    ["0", 0],
    ["0,5", 50],
    ["1,70000", 170],
    ["", undefined],
    ["  ", undefined],
  ])("%j", (typed, points) => {
    expect(readTypedPoints(typed)).toEqual({ ok: true, points });
  });

  test.each([
    ["2,01", "pointsTooMany"],
    ["18", "pointsTooMany"],
    ["1,234", "pointsTooFine"],
    ["-1", "pointsWrong"],
    ["hai", "pointsWrong"],
    ["1,5 điểm", "pointsWrong"],
    ["1e1", "pointsWrong"],
  ])("%j is refused: %s", (typed, problem) => {
    expect(readTypedPoints(typed)).toEqual({ ok: false, problem });
  });

  test("are read back as they were written", () => {
    for (let points = 0; points <= 200; points += 1) {
      expect(readTypedPoints(typedPointsOf(points))).toEqual({ ok: true, points });
    }
  });

  test("need a basis, unless they are taken back", () => {
    const form = { quarter: "2026-Q4", indicator: "3" };
    expect(pointsSchema.safeParse({ ...form, points: "1,5" }).success).toBe(false);
    expect(pointsSchema.safeParse({ ...form, points: "1,5", basis: "Sổ theo dõi" }).success).toBe(true);
    expect(pointsSchema.safeParse(form)).toMatchObject({ success: true, data: { points: undefined, seen: "" } });
    expect(pointsSchema.safeParse({ ...form, indicator: "10" }).success).toBe(false);
  });
});

test("a quarter is stored by name, and one that has not begun is none", () => {
  const today = day("2026-11-21");
  expect(quarterKey(day("2026-10-01"))).toBe("2026-Q4");
  expect(quarterFrom("2026-Q4", today)).toMatchObject({ from: "2026-10-01", lastDay: "2026-12-31", to: today });
  for (const wrong of ["2027-Q1", "2026-Q5", "2026", "", "1999-Q1"]) expect(quarterFrom(wrong, today)).toBeUndefined();
  expect(quarterAround(yearPeriod(2026, today), today).from).toBe("2026-10-01");
  expect(quarterAround(yearPeriod(2025, today), today).from).toBe("2025-10-01");
  expect(quarterAround(monthPeriod(2026, 5, today), today).from).toBe("2026-04-01");
});

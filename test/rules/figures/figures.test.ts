import { expect, test } from "vitest";
import { answeredShare } from "#app/figures/measures/case-timeliness.ts";
import {
  addDossierCounts,
  dossierCountsFrom,
  noDossierCounts,
  subtractDossierCounts,
  type ScoreCounts,
} from "#app/figures/measures/dossier-counts.ts";
import { censusOf } from "#app/figures/measures/measure.ts";
import { participationPace } from "#app/figures/measures/pace.ts";
import { participation } from "#app/figures/measures/participation.ts";
import { satisfaction, wilsonInterval } from "#app/figures/measures/satisfaction.ts";
import { targetGap } from "#app/figures/measures/target-gap.ts";
import { reaches, type Target } from "#app/targets/target.ts";

const plan = "Kế hoạch thử";
const atLeast = (value: number): Target => ({ value, comparison: "at-least", source: plan });
const moreThan = (value: number): Target => ({ value, comparison: "more-than", source: plan });
const atMost = (value: number): Target => ({ value, comparison: "at-most", source: plan });

test.each([
  [0.4, atLeast(0.4), true],
  [0.3999, atLeast(0.4), false],
  [0.9, moreThan(0.9), false],
  [0.9001, moreThan(0.9), true],
  [0.1, atMost(0.1), true],
  [0.11, atMost(0.1), false],
])("a share of %d held against %o", (share, target, reached) => {
  expect(reaches(share, target)).toBe(reached);
});

test.each([
  // rated, received, target, reached, points, missing
  [36, 100, atLeast(0.4), false, 4, 4],
  [40, 100, atLeast(0.4), true, 0, 0],
  [6, 15, atLeast(0.4), true, 0, 0],
  [5, 15, atLeast(0.4), false, 6.6667, 1],
  [0, 7, atLeast(0.4), false, 40, 3],
  [90, 100, moreThan(0.9), false, 0, 1],
  [43, 50, atLeast(0.86), true, 0, 0],
  [9, 10, atLeast(1), false, 10, 1],
])("%d of %d against %o", (numerator, denominator, target, reached, points, missing) => {
  const gap = targetGap(numerator, denominator, target);
  expect(gap?.reached).toBe(reached);
  expect(gap?.points).toBeCloseTo(points, 3);
  expect(gap?.missing).toBe(missing);
});

test("as many dossiers as are said to be missing are enough, and one fewer is not", () => {
  for (let received = 1; received <= 400; received += 1) {
    const missing = targetGap(0, received, atLeast(0.07))?.missing ?? 0;
    expect(missing / received).toBeGreaterThanOrEqual(0.07);
    expect((missing - 1) / received).toBeLessThan(0.07);
  }
});

test("there is no gap to speak of without dossiers or against an upper limit", () => {
  expect(targetGap(0, 0, atLeast(0.4))).toBeUndefined();
  expect(targetGap(1, 2, atMost(0.4))).toBeUndefined();
});

test("participation counts rated dossiers over received ones", () => {
  expect(participation({ received: 2600, rated: 936 }, atLeast(0.4))).toMatchObject({
    numerator: 936,
    denominator: 2600,
    share: 0.36,
    gap: { reached: false, missing: 104 },
  });
});

test("participation without dossiers is no figure, not zero", () => {
  expect(participation({ received: 0, rated: 0 }, atLeast(0.4))).toMatchObject({ share: undefined, gap: undefined });
});

const given = (one: number, two: number, three: number, four: number, five: number): ScoreCounts => ({
  1: one,
  2: two,
  3: three,
  4: four,
  5: five,
});

test.each([
  [given(1, 1, 1, 3, 4), 0.7, 10],
  [given(0, 0, 0, 0, 5), 1, 5],
  [given(5, 0, 0, 0, 0), 0, 5],
  [given(0, 0, 5, 0, 0), 0, 5],
])("satisfaction of %o", (scores, share, answers) => {
  expect(satisfaction(scores, 5)).toMatchObject({ state: "shown", share, answers });
});

test("satisfaction is withheld below the minimum of answers, and says how many there are", () => {
  expect(satisfaction(given(0, 0, 0, 0, 4), 5)).toEqual({ state: "withheld", answers: 4, minimumAnswers: 5 });
  expect(satisfaction(given(0, 0, 0, 0, 0), 0)).toMatchObject({ state: "withheld" });
});

// Worked by hand from the formula; 81/263, 15/148, 0/20 and 1/29 are also the worked examples of Newcombe (1998),
// Statistics in Medicine 17, 857–872, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [8, 10, 0.4902, 0.9433],
  [10, 10, 0.7225, 1],
  [1, 1, 0.2065, 1],
])("the 95 % interval of %d in %d", (successes, n, from, to) => {
  const interval = wilsonInterval(successes, n);
  expect(interval.from).toBeCloseTo(from, 4);
  expect(interval.to).toBeCloseTo(to, 4);
});

test("an interval over nobody is a mistake of the caller", () => {
  expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
});

test.each([
  // on time, late, overdue, waiting, numerator, denominator, share
  [8, 1, 1, 5, 8, 10, 0.8],
  [3, 0, 0, 9, 3, 3, 1],
  [0, 0, 2, 0, 0, 2, 0],
  [0, 0, 0, 4, 0, 0, undefined],
])("%d on time, %d late, %d overdue, %d waiting", (onTime, late, overdue, waiting, numerator, denominator, share) => {
  const counted = answeredShare({ onTime, late, overdue, waiting });
  expect(counted).toEqual({ numerator, denominator });
  expect(censusOf(counted)).toMatchObject(share === undefined ? { state: "none" } : { value: share });
});

test("two sets of counts are added count by count", () => {
  const one = dossierCountsFrom({ received: 3, rated: 2, score_2: 1, score_5: 1, taps: 4, late: 1, handling_days: 9 });
  const two = dossierCountsFrom({ received: 6, rated: 4, score_2: 2, score_5: 2, taps: 8, late: 2, handling_days: 18 });
  expect(addDossierCounts(one, one)).toEqual(two);
  expect(addDossierCounts(one, noDossierCounts)).toEqual(one);
  expect(subtractDossierCounts(two, one)).toEqual(one);
});

test("at the same pace the period ends at the same share, and the days left must carry what is missing", () => {
  // 100 working days gone with 1,000 dossiers and 300 rated; 25 days left bring 250 more. 40 % of 1,250 are 500.
  expect(participationPace({ received: 1000, rated: 300 }, { passed: 100, left: 25 }, atLeast(0.4))).toEqual({
    expectedReceived: 1250,
    expectedRated: 375,
    ratedPerWorkingDay: 3,
    neededPerWorkingDay: 8,
    isEnough: false,
    workingDaysLeft: 25,
  });
});

test("a pace that ends just below the target is not called enough, one that ends on it is", () => {
  const ended = (rated: number) => participationPace({ received: 498, rated }, { passed: 229, left: 24 }, atLeast(0.4));
  // 220 of 550 is 40 %, and 219 is 39.8 %.
  expect(ended(199)).toMatchObject({ expectedReceived: 550, expectedRated: 220, isEnough: true });
  expect(ended(198)).toMatchObject({ expectedRated: 219, isEnough: false });
});

test("nothing more is needed once the target of the whole period is safe", () => {
  const pace = participationPace({ received: 100, rated: 90 }, { passed: 10, left: 10 }, atLeast(0.4));
  expect(pace?.neededPerWorkingDay).toBe(0);
});

test.each([
  [
    { received: 0, rated: 0 },
    { passed: 10, left: 10 },
  ],
  [
    { received: 5, rated: 1 },
    { passed: 0, left: 10 },
  ],
  [
    { received: 5, rated: 1 },
    { passed: 10, left: 0 },
  ],
])("there is no pace of %o after %o", (dossiers, workingDays) => {
  expect(participationPace(dossiers, workingDays, atLeast(0.4))).toBeUndefined();
});

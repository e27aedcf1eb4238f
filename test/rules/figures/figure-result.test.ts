import { describe, expect, test } from "vitest";
import { answerDays } from "#app/figures/measures/answer-days.ts";
import { dossierCountsFrom } from "#app/figures/measures/dossier-counts.ts";
import { handlingCut } from "#app/figures/measures/handling-time.ts";
import { opinionOf } from "#app/figures/measures/measure.ts";
import type { CaseCounts, PeriodCounts } from "#app/figures/measures/period-counts.ts";
import { quarterPeriod, samePeriodLastYear, daysPeriod, monthPeriod } from "#app/figures/period/period.ts";
import { selectionFrom, selectionSearch } from "#app/figures/period/selection.ts";
import { factorShare } from "#app/figures/measures/service-index.ts";
import { gapTo, figureResults, type FigureResult } from "#app/figures/measures/figure-result.ts";
import { asOneProcedure } from "#app/figures/measures/submission-ways.ts";
import { figureNames, type FigureName, type Target } from "#app/targets/target.ts";
import { day } from "#app/platform/day.ts";
import { standardTally } from "#test/support/standard-tally.ts";

const noCases: CaseCounts = {
  answers: { onTime: 0, late: 0, overdue: 0, waiting: 0 },
  forwarded: { onTime: 0, all: 0 },
  solved: { yes: 0, partly: 0, no: 0, cameRound: 0 },
  answerDays: [],
};

function counts(of: Partial<PeriodCounts>): PeriodCounts {
  return {
    dossiers: dossierCountsFrom({}),
    national: { received: 0, unsatisfied: 0, overdue: 0 },
    overdue: 0,
    letters: { sent: 0, inTime: 0 },
    procedures: { withDossiers: 0, withOnline: 0, withPost: 0 },
    tally: standardTally({}),
    cases: noCases,
    ...of,
  };
}

const full = counts({
  dossiers: dossierCountsFrom({
    received: 100,
    rated: 36,
    score_5: 20,
    score_4: 9,
    score_3: 4,
    score_2: 2,
    score_1: 1,
    taps: 41,
    opened: 50,
    finished: 80,
    handling_days: 400,
    early: 30,
    on_time: 36,
    late: 6,
    unsatisfied: 9,
    online_full: 25,
    online_part: 15,
    post: 10,
    return_known: 40,
    return_post: 6,
  }),
  national: { received: 100, unsatisfied: 9, overdue: 3 },
  overdue: 4,
  letters: { sent: 8, inTime: 3 },
  procedures: { withDossiers: 20, withOnline: 16, withPost: 5 },
  tally: standardTally({
    waiting: { "under-15": 6, "15-25": 2, "over-25": 2 },
    reception: { "up-to-40": 9, "over-40": 1 },
    trips: { "0": 1, "1": 6, "2": 2, "3+": 1 },
    result: { early: 3, "on-time": 4, "late-apology": 2, "late-silent": 6 },
    attitude: { "5": 5, "4": 2, "3": 1, "2": 0, "1": 2, none: 7 },
    outcome: { "5": 4, "4": 5, "3": 1 },
  }),
  cases: {
    answers: { onTime: 8, late: 1, overdue: 1, waiting: 5 },
    forwarded: { onTime: 3, all: 4 },
    solved: { yes: 6, partly: 3, no: 1, cameRound: 0 },
    answerDays: [
      { days: 0, count: 1 },
      { days: 2, count: 3 },
      { days: 3, count: 4 },
      { days: 7, count: 2 },
    ],
  },
});

function every(now: PeriodCounts, lastYear = counts({}), minimum = 5): Record<FigureName, FigureResult> {
  return figureResults({ now, previous: counts({}), lastYear }, {}, minimum);
}

describe("each figure, computed by hand", () => {
  const all = every(full, counts({ dossiers: dossierCountsFrom({ finished: 50, handling_days: 312 }) }));

  test.each<[FigureName, number, number | undefined, number]>([
    ["participation", 0.36, 36, 100],
    // 20 + 9 of 36.
    ["satisfaction", 29 / 36, 29, 36],
    // 100 − 9 − 3.
    ["satisfaction-national", 0.88, 88, 100],
    // (5 + 2) of 10 and (4 + 5) of 10; the seven without an opinion are outside.
    ["service", 0.8, 16, 20],
    ["answered-on-time", 0.8, 8, 10],
    ["forwarded-on-time", 0.75, 3, 4],
    // 0 2 2 2 3 3 3 3 7 7: the fifth and the sixth are both 3.
    ["answer-days", 3, undefined, 10],
    ["solved", 0.6, 6, 10],
    ["dossiers-in-time", 66 / 72, 66, 72],
    ["dossiers-early", 30 / 72, 30, 72],
    ["dossiers-on-day", 0.5, 36, 72],
    ["dossiers-late", 6 / 72, 6, 72],
    ["apology-letters", 8 / 10, 8, 10],
    ["apology-in-time", 3 / 8, 3, 8],
    ["handling-days", 5, undefined, 80],
    // 312 ÷ 50 = 6.24 days a year ago, 5 now.
    ["handling-cut", 1 - 5 / 6.24, undefined, 80],
    ["waiting", 0.8, 8, 10],
    ["reception", 0.9, 9, 10],
    ["trips", 0.7, 7, 10],
    ["apology", 0.25, 2, 8],
    ["online", 0.4, 40, 100],
    ["online-full", 0.25, 25, 100],
    ["online-part", 0.15, 15, 100],
    ["procedures-online", 0.8, 16, 20],
    ["post-in", 0.1, 10, 100],
    ["post-out", 0.15, 6, 40],
    ["procedures-post", 0.25, 5, 20],
  ])("%s", (name, value, numerator, denominator) => {
    const { measure } = all[name];
    expect(measure).toMatchObject({ state: "shown", numerator, denominator });
    expect(measure.state === "shown" && measure.value).toBeCloseTo(value, 12);
  });

  test("the national formula counts low ratings, so it stays untold wherever the opinions of so few do", () => {
    const national = { received: 3, unsatisfied: 1, overdue: 0 };
    const few = counts({ dossiers: dossierCountsFrom({ received: 3, rated: 2, score_1: 1, score_5: 1 }), national });
    expect(every(few)["satisfaction-national"].measure).toEqual({ state: "withheld", denominator: 2, minimum: 5 });
    const nobodyRated = counts({ dossiers: dossierCountsFrom({ received: 3 }), national });
    expect(every(nobodyRated)["satisfaction-national"].measure).toMatchObject({ state: "shown", numerator: 2 });
  });

  test("all of them are there", () => {
    expect(Object.keys(all)).toEqual(figureNames);
    expect(figureNames.filter((name) => all[name].measure.state !== "shown")).toEqual([]);
  });

  test("opinions have an interval, counts of all cases have none", () => {
    const withInterval = figureNames.filter((name) => {
      const { measure } = all[name];
      return measure.state === "shown" && measure.interval !== undefined;
    });
    expect(withInterval).toEqual(["satisfaction", "solved", "waiting", "reception", "trips", "apology"]);
  });
});

test("without a dossier, an answer or a case there is no figure, not 0", () => {
  const states = new Set(Object.values(every(counts({}))).map(({ measure }) => measure.state));
  expect([...states]).toEqual(["none"]);
});

test("what is kept for the whole office only is outside a selection", () => {
  const narrowed = every({ ...full, tally: undefined, cases: undefined });
  const outside = figureNames.filter((name) => narrowed[name].measure.state === "outside");
  expect(outside).toEqual([
    "service",
    "answered-on-time",
    "forwarded-on-time",
    "answer-days",
    "solved",
    "waiting",
    "reception",
    "trips",
    "apology",
  ]);
});

test.each([
  [0, "none"],
  [1, "withheld"],
  [4, "withheld"],
  [5, "shown"],
])("an opinion of %d answers with a minimum of five is %s", (answers, state) => {
  expect(opinionOf({ numerator: 0, denominator: answers }, 5).state).toBe(state);
});

describe("a target", () => {
  const shown = (numerator: number, denominator: number) => opinionOf({ numerator, denominator }, 1);
  const target = (value: number, comparison: Target["comparison"]): Target => ({ value, comparison, source: "KH" });

  test.each([
    // measure, target, unit, reached, distance, missing
    [shown(36, 100), target(0.4, "at-least"), "share", false, -4, 4],
    [shown(40, 100), target(0.4, "at-least"), "share", true, 0, undefined],
    [shown(90, 100), target(0.9, "more-than"), "share", false, 0, 1],
    [shown(6, 100), target(0.05, "at-most"), "share", false, 1, undefined],
  ] as const)("%o against %o", (measure, of, unit, reached, distance, missing) => {
    const gap = gapTo(measure, of, unit);
    expect(gap).toMatchObject({ reached, missing });
    expect(gap?.distance).toBeCloseTo(distance, 9);
  });

  test("in days is reached from below", () => {
    const five = target(5, "at-most");
    const median = (days: number) =>
      figureResults({ now: withDays(days), previous: full, lastYear: full }, { "answer-days": five }, 5);
    expect(median(5)["answer-days"].gap).toEqual({ reached: true, distance: 0, missing: undefined });
    expect(median(6)["answer-days"].gap).toEqual({ reached: false, distance: 1, missing: undefined });
    // Three days in the earlier periods.
    expect(median(6)["answer-days"].previous.change).toBe(3);
  });

  test("has no gap where the figure is withheld", () => {
    expect(gapTo(opinionOf({ numerator: 1, denominator: 2 }, 5), target(0.8, "at-least"), "share")).toBeUndefined();
  });
});

function withDays(days: number): PeriodCounts {
  return counts({ cases: { ...noCases, answerDays: [{ days, count: 3 }] } });
}

test("a trend is told in percentage points, and not at all where one side is missing", () => {
  const before = counts({ dossiers: dossierCountsFrom({ received: 50, rated: 20 }) });
  const compared = figureResults({ now: full, previous: before, lastYear: counts({}) }, {}, 5).participation;
  expect(compared.previous.change).toBeCloseTo(-4, 9);
  expect(compared.lastYear).toEqual({ measure: { state: "none" }, change: undefined });
});

test.each([
  [[[4, 1]], 1, 4, 4],
  [
    [
      [1, 1],
      [2, 1],
    ],
    2,
    1.5,
    2,
  ],
  [
    [
      [1, 2],
      [9, 1],
    ],
    3,
    1,
    9,
  ],
  [
    [
      [5, 9],
      [20, 1],
    ],
    10,
    5,
    5,
  ],
  [
    [
      [5, 8],
      [20, 2],
    ],
    10,
    5,
    20,
  ],
  [
    [
      [3, 0],
      [7, 1],
    ],
    1,
    7,
    7,
  ],
] as [[number, number][], number, number, number][])(
  "answers after %o days: %d answers, median %d, nine of ten within %d",
  (pairs, answers, median, ninetieth) => {
    const inAnyOrder = pairs.map(([days, count]) => ({ days, count })).reverse();
    expect(answerDays(inAnyOrder)).toEqual({ answers, median, ninetieth });
  },
);

test("time got longer, not shorter, or cannot be compared", () => {
  expect(handlingCut({ finished: 2, handling_days: 12 }, { finished: 2, handling_days: 10 })).toBeCloseTo(-0.2, 12);
  expect(handlingCut({ finished: 10, handling_days: 90 }, { finished: 10, handling_days: 100 })).toBe(0.1);
  expect(handlingCut({ finished: 0, handling_days: 0 }, { finished: 2, handling_days: 10 })).toBeUndefined();
  expect(handlingCut({ finished: 2, handling_days: 4 }, { finished: 2, handling_days: 0 })).toBeUndefined();
});

test("a factor of service without answers has nothing to divide by", () => {
  expect(factorShare(standardTally({}), "feedback")).toEqual({ numerator: 0, denominator: 0 });
});

test("procedures that are not told apart count as one", () => {
  const part = dossierCountsFrom({ received: 9, online_full: 2, post: 0 });
  expect(asOneProcedure(part)).toEqual({ withDossiers: 1, withOnline: 1, withPost: 0 });
  expect(asOneProcedure(dossierCountsFrom({}))).toEqual({ withDossiers: 0, withOnline: 0, withPost: 0 });
});

test("the same period last year ends on the same day, and 29 February on the 28th", () => {
  const today = day("2026-11-21");
  expect(samePeriodLastYear(quarterPeriod(2026, 4, today))).toEqual({
    kind: "quarter",
    from: "2025-10-01",
    lastDay: "2025-12-31",
    to: "2025-11-21",
  });
  expect(samePeriodLastYear(monthPeriod(2028, 2, day("2028-03-05")))).toMatchObject({
    from: "2027-02-01",
    lastDay: "2027-02-28",
    to: "2027-02-28",
  });
  const two = daysPeriod(day("2026-11-10"), day("2026-11-12"), today);
  expect(samePeriodLastYear(two)).toMatchObject({ from: "2025-11-10", to: "2025-11-12" });
});

test.each([
  ["", { by: "all" }],
  ["unit=abc", { by: "unit", value: "abc" }],
  ["unit=", { by: "all" }],
  ["channel=post", { by: "channel", value: "post" }],
  ["channel=carrier-pigeon", { by: "all" }],
  ["field=Sở hữu trí tuệ&unit=abc", { by: "field", value: "Sở hữu trí tuệ" }],
  [`procedure=${"x".repeat(301)}`, { by: "all" }],
  ["counter='; drop table dossiers; --", { by: "counter", value: "'; drop table dossiers; --" }],
])("the address ?%s selects %o", (search, selection) => {
  const read = selectionFrom(new URLSearchParams(search));
  expect(read).toEqual(selection);
  expect(selectionFrom(new URLSearchParams(selectionSearch(read)))).toEqual(selection);
});

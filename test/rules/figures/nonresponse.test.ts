import { describe, expect, test } from "vitest";
import {
  compareCategories,
  effectiveAnswers,
  margins,
  weightedSatisfaction,
  type Margin,
  type NonresponseCounts,
  type RatedCell,
} from "#app/figures/nonresponse/nonresponse.ts";
import { largestWeight, mergeSmall, rake, type RakedCell } from "#app/figures/nonresponse/raking.ts";
import { wilsonInterval } from "#app/figures/measures/satisfaction.ts";

const noLimit = Number.POSITIVE_INFINITY;

/** Numbers from 0 to 1 that are the same in every run: a linear congruential generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe("raking gives the answers the shares of everybody in every margin", () => {
  test("two margins of two categories: the closed form, which keeps the odds ratio of the answers", () => {
    // Answers 40, 10, 20, 30; shares to reach: rows 0.3 and 0.7, columns 0.5 and 0.5.
    const counts = [40, 10, 20, 30];
    const cells: RakedCell[] = counts.map((answers, index) => ({ categories: [index >> 1, index % 2], answers }));
    const { weights, isConverged } = rake(
      cells,
      [
        [0.3, 0.7],
        [0.5, 0.5],
      ],
      noLimit,
    );
    expect(isConverged).toBe(true);
    // p(0.7-0.5+p) = ratio·(0.3-p)(0.5-p), with p the share of the first cell.
    const ratio = (40 * 30) / (10 * 20);
    const [a, b, c] = [1 - ratio, 0.2 + ratio * 0.8, -ratio * 0.15];
    const p = (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
    const expected = [p, 0.3 - p, 0.5 - p, 0.2 + p];
    for (const [index, share] of expected.entries()) {
      expect(((weights[index] ?? 0) * (counts[index] ?? 0)) / 100).toBeCloseTo(share, 6);
    }
  });

  test("three margins: the same weights as Newton's method on the calibration equations", () => {
    const random = seeded(7);
    const cells: RakedCell[] = [];
    for (const one of [0, 1, 2]) {
      for (const two of [0, 1]) {
        for (const three of [0, 1, 2, 3]) {
          cells.push({ categories: [one, two, three], answers: 5 + Math.floor(random() * 40) });
        }
      }
    }
    const shares = [
      [0.5, 0.3, 0.2],
      [0.35, 0.65],
      [0.1, 0.2, 0.3, 0.4],
    ];
    const { weights, isConverged } = rake(cells, shares, noLimit);
    expect(isConverged).toBe(true);
    for (const [index, weight] of newtonWeights(cells, shares).entries()) expect(weights[index]).toBeCloseTo(weight, 4);
  });

  test("no weight is larger than five times the mean, and raking says when it therefore misses the shares", () => {
    const cells = [
      { categories: [0], answers: 990 },
      { categories: [1], answers: 10 },
    ];
    const fitting = rake(cells, [[0.96, 0.04]]);
    expect(fitting).toMatchObject({ isConverged: true, trimmed: 0 });
    expect(fitting.weights[1]).toBeCloseTo(4, 6);
    const missing = rake(cells, [[0.5, 0.5]]);
    expect(Math.max(...missing.weights)).toBeLessThanOrEqual(largestWeight);
    expect(missing).toMatchObject({ isConverged: false, trimmed: 1 });
    expect(missing.furthest).toBeGreaterThan(0.3);
  });

  test("without answers there is nothing to weight", () => {
    expect(() => rake([], [[1]])).toThrow(RangeError);
  });
});

test.each([
  ["nothing to merge", [9, 5, 30], [0, 1, 2]],
  ["the small ones together", [9, 2, 3, 30, 0], [0, 2, 2, 1, 2]],
  ["with the smallest of the others if they are still too few", [9, 2, 7, 0], [0, 1, 1, 1]],
  ["all in one if none is large enough", [1, 2, 0], [0, 0, 0]],
])("categories that too few answered are merged: %s", (_case, answers, groups) => {
  expect(mergeSmall(answers, 5)).toEqual(groups);
});

test("the effective number of answers: (Σw)² ÷ Σw²", () => {
  expect(effectiveAnswers([{ answers: 3 }, { answers: 1 }], [1, 1])).toBe(4);
  expect(effectiveAnswers([{ answers: 2 }, { answers: 1 }], [1, 2])).toBeCloseTo(16 / 6, 10);
});

/** A population in which what one hands in decides both how satisfied one is and how readily one rates. */
function simulated(seed: number, isRandom: boolean) {
  const random = seeded(seed);
  const received = new Map<string, number>();
  const cells = new Map<string, RatedCell>();
  let satisfiedOfAll = 0;
  const all = 20_000;
  for (let index = 0; index < all; index += 1) {
    const dossier = {
      procedure: `p${String(Math.floor(random() * 6))}`,
      channel: random() < 0.3 ? "counter" : "online-full",
      unit: `u${String(Math.floor(random() * 3))}`,
      lateness: random() < 0.2 ? "late" : "in-time",
      month: `2026-0${String(1 + Math.floor(random() * 4))}`,
    };
    for (const margin of margins) {
      const key = `${margin} ${dossier[margin]}`;
      received.set(key, (received.get(key) ?? 0) + 1);
    }
    const isLate = dossier.lateness === "late";
    const isHard = dossier.procedure === "p0" || dossier.procedure === "p1";
    const isSatisfied = random() < (isLate ? 0.45 : 0.92) - (isHard ? 0.2 : 0);
    const rates = isRandom
      ? 0.3
      : (isLate ? 0.12 : 0.4) * (isHard ? 0.5 : 1) * (dossier.channel === "counter" ? 1.5 : 0.8);
    if (isSatisfied) satisfiedOfAll += 1;
    if (random() >= rates) continue;
    const key = Object.values(dossier).join(" ");
    const cell = cells.get(key) ?? { ...dossier, answers: 0, satisfied: 0 };
    cells.set(key, { ...cell, answers: cell.answers + 1, satisfied: cell.satisfied + (isSatisfied ? 1 : 0) });
  }
  const of = (margin: Margin) =>
    [...received].flatMap(([key, number]) =>
      key.startsWith(`${margin} `) ? [{ id: key.slice(margin.length + 1), received: number }] : [],
    );
  const counts: NonresponseCounts = {
    received: {
      procedure: of("procedure"),
      channel: of("channel"),
      unit: of("unit"),
      lateness: of("lateness"),
      month: of("month"),
    },
    cells: [...cells.values()],
  };
  return { counts, truth: satisfiedOfAll / all };
}

function shown(counts: NonresponseCounts) {
  const result = weightedSatisfaction(counts, 5);
  if (result.state !== "shown") throw new Error(`not shown: ${result.state}`);
  return result;
}

test("when late dossiers are rated less, the weighted share is near the truth, the counted one is not, and the page says so", () => {
  let covered = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const { counts, truth } = simulated(seed, false);
    const { counted, weighted, interval, isBeyondChance, effective, answers } = shown(counts);
    expect(Math.abs(weighted - truth), String(seed)).toBeLessThan(Math.abs(counted - truth));
    expect(counted - truth).toBeGreaterThan(0.04);
    expect(isBeyondChance).toBe(true);
    expect(effective).toBeLessThan(answers);
    if (interval.from <= truth && truth <= interval.to) covered += 1;
  }
  expect(covered).toBeGreaterThanOrEqual(36);
});

test("when everybody rates alike, the two shares differ by no more than chance, but for one in twenty", () => {
  let beyond = 0;
  for (let seed = 101; seed <= 160; seed += 1) {
    if (shown(simulated(seed, true).counts).isBeyondChance) beyond += 1;
  }
  expect(beyond).toBeLessThanOrEqual(7);
});

test("with everybody rated the weights are all one", () => {
  const { counts } = simulated(3, false);
  const everybody = {
    cells: counts.cells,
    received: Object.fromEntries(
      margins.map((margin) => [
        margin,
        compareCategories(margin, counts).map(({ id, rated }) => ({ id, received: rated })),
      ]),
    ) as unknown as NonresponseCounts["received"],
  };
  const { counted, weighted, effective, answers, interval, sweeps } = shown(everybody);
  expect(weighted).toBeCloseTo(counted, 10);
  expect(effective).toBeCloseTo(answers, 6);
  expect(sweeps).toBe(0);
  const usual = wilsonInterval(counted * answers, answers);
  expect(interval.from).toBeCloseTo(usual.from, 8);
  expect(interval.to).toBeCloseTo(usual.to, 8);
});

describe("no weighted share is given", () => {
  const alike = { procedure: "p", channel: "post", unit: "", lateness: "late", month: "2026-01" } as const;
  const received = (late: number, inTime: number): NonresponseCounts["received"] => ({
    procedure: [{ id: "p", received: late + inTime }],
    channel: [{ id: "post", received: late + inTime }],
    unit: [{ id: "", received: late + inTime }],
    lateness: [
      { id: "late", received: late },
      { id: "in-time", received: inTime },
    ],
    month: [{ id: "2026-01", received: late + inTime }],
  });

  test.each([
    [0, 5, 30],
    [29, 5, 30],
    [40, 50, 50],
  ])("%d answers, the office's minimum being %d", (answers, minimum, least) => {
    const cells = answers === 0 ? [] : [{ ...alike, answers, satisfied: 1 }];
    expect(weightedSatisfaction({ received: received(100, 0), cells }, minimum)).toEqual({
      state: "few",
      answers,
      least,
    });
  });

  test("when a few answers would have to stand for almost everybody", () => {
    const cells = [
      { ...alike, answers: 6, satisfied: 1 },
      { ...alike, lateness: "in-time", answers: 600, satisfied: 500 },
    ];
    expect(weightedSatisfaction({ received: received(9000, 1000), cells }, 5)).toMatchObject({ state: "unfitted" });
  });
});

/** Weights exp(x·λ) whose weighted totals are the wanted ones: Newton's method on the dual, with one category of each margin as reference. */
function newtonWeights(cells: readonly RakedCell[], shares: readonly (readonly number[])[]): number[] {
  const all = cells.reduce((sum, { answers }) => sum + answers, 0);
  const columns = [
    { of: () => 1, total: all },
    ...shares.flatMap((margin, index) =>
      margin.slice(1).map((share, category) => ({
        of: ({ categories }: RakedCell) => (categories[index] === category + 1 ? 1 : 0),
        total: share * all,
      })),
    ),
  ];
  const lambda = columns.map(() => 0);
  const weightOf = (cell: RakedCell) =>
    Math.exp(columns.reduce((sum, { of }, at) => sum + of(cell) * (lambda[at] ?? 0), 0));
  for (let step = 0; step < 50; step += 1) {
    const gradient = columns.map(
      ({ of, total }) => total - cells.reduce((sum, cell) => sum + cell.answers * weightOf(cell) * of(cell), 0),
    );
    const matrix = columns.map((one) =>
      columns.map((other) =>
        cells.reduce((sum, cell) => sum + cell.answers * weightOf(cell) * one.of(cell) * other.of(cell), 0),
      ),
    );
    for (const [at, change] of solved(matrix, gradient).entries()) lambda[at] = (lambda[at] ?? 0) + change;
  }
  return cells.map(weightOf);
}

/** The solution of a small system of linear equations, by elimination with pivots. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  const cell = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let pivot = 0; pivot < size; pivot += 1) {
    let best = pivot;
    for (let row = pivot; row < size; row += 1)
      if (Math.abs(cell(row, pivot)) > Math.abs(cell(best, pivot))) best = row;
    const swapped = rows[best] ?? [];
    rows[best] = rows[pivot] ?? [];
    rows[pivot] = swapped;
    for (let row = 0; row < size; row += 1) {
      if (row === pivot) continue;
      const factor = cell(row, pivot) / cell(pivot, pivot);
      rows[row] = (rows[row] ?? []).map((value, column) => value - factor * cell(pivot, column));
    }
  }
  return rows.map((_, at) => cell(at, size) / cell(at, at));
}

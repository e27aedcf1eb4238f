import { expect, test } from "vitest";
import { plans, pointsOf, slipsFor, trialSchema, wordingOn, type Wording } from "#app/dossiers/wordings/wording.ts";
import { tossedWording } from "#app/dossiers/wordings/assign-wordings.server.ts";
import { differenceInterval, verdictOf, type RatedSlip, type Verdict } from "#app/figures/wordings/evidence.ts";
import { addDays, day, instantFromDate, type Instant } from "#app/platform/day.ts";

/** A generator of numbers from 0 to 1 with a seed: Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Slip {
  wording: Wording;
  printed: number;
  /** The day of its rating; undefined without one. */
  rated: number | undefined;
}

const slipsADay = 50;
const waitDays = 14;

/** An office that prints 50 slips a day; people rate within some days, with a chance that the wording decides. */
function printed(chance: () => number, slips: number, shares: Record<Wording, number>): Slip[] {
  return Array.from({ length: slips }, (_, index) => {
    const wording = chance() < 0.5 ? "a" : "b";
    const day = Math.floor(index / slipsADay);
    const rated = chance() < shares[wording] ? day + Math.floor(chance() * waitDays) : undefined;
    return { wording, printed: day, rated };
  });
}

const onDay = (number: number): Instant => instantFromDate(new Date(`${addDays(day("2026-01-01"), number)}T05:00:00Z`));

/** What the page says on a day. */
function said(slips: readonly Slip[], today: number, last: number): Verdict {
  const known = slips.filter((slip) => slip.printed <= today);
  const rated = known.filter((slip) => slip.rated !== undefined && slip.rated <= today);
  const ratings: RatedSlip[] = rated
    .toSorted((one, other) => (one.rated ?? 0) - (other.rated ?? 0))
    .map((slip) => ({ wording: slip.wording, at: onDay(slip.rated ?? 0) }));
  const counted = (wording: Wording) => ({
    printed: known.filter((slip) => slip.wording === wording).length,
    rated: rated.filter((slip) => slip.wording === wording).length,
  });
  const completeAt = today >= last + waitDays ? onDay(last + waitDays) : undefined;
  return verdictOf({ a: counted("a"), b: counted("b"), ratings, completeAt, isStopped: false });
}

/** The last day of a comparison. */
function lastDay(slips: readonly Slip[]): number {
  return Math.floor((slips.length - 1) / slipsADay);
}

/** What the page says when all slips have had their time. */
function saidAtLast(slips: readonly Slip[]): Verdict {
  return said(slips, lastDay(slips) + waitDays, lastDay(slips));
}

const runs = 200;

test.each([
  [0.05, 0.05, "same"],
  [0.3, 0.3, "same"],
  [0.5, 0.5, "same"],
  [0.85, 0.85, "same"],
  [0.3, 0.4, "b"],
  [0.4, 0.3, "a"],
  [0.45, 0.55, "b"],
  [0.75, 0.85, "b"],
  [0.05, 0.15, "b"],
] as const)("of wordings that %d and %d of the readers follow, %s is said in 95 of 100 comparisons", (a, b, truth) => {
  const chance = seeded(20261128 + Math.round(1000 * a) + Math.round(10 * b));
  const right = Array.from({ length: runs }, () => {
    const verdict = saidAtLast(printed(chance, slipsFor(10), { a, b }));
    return verdict.state === "real" ? verdict.better === truth : verdict.state === truth;
  }).filter(Boolean).length;
  expect(right).toBeGreaterThanOrEqual(0.95 * runs);
});

test("whoever looks every day reads nothing else than whoever looks at the end", () => {
  const chance = seeded(17);
  for (const b of [0.3, 0.3, 0.4, 0.4, 0.5]) {
    const slips = printed(chance, slipsFor(20), { a: 0.3, b });
    const days = Array.from({ length: lastDay(slips) + waitDays + 1 }, (_, today) =>
      said(slips, today, lastDay(slips)),
    );
    const first = days.find((verdict) => verdict.state === "real");
    expect(first ?? days.at(-1)).toEqual(saidAtLast(slips));
  }
});

test("the interval of a difference is that of the tables by Newcombe (1998)", () => {
  const quantile95 = 1.959963984540054;
  const of = (a: [number, number], b: [number, number]) => {
    const interval = differenceInterval({ rated: a[0], printed: a[1] }, { rated: b[0], printed: b[1] }, quantile95);
    return interval && [interval.from, interval.to].map((end) => Number(end.toFixed(4)));
  };
  expect(of([48, 80], [56, 70])).toEqual([0.0524, 0.3339]);
  expect(of([3, 10], [9, 10])).toEqual([0.1705, 0.809]);
  expect(of([0, 10], [10, 10])).toEqual([0.6075, 1]);
  expect(differenceInterval({ rated: 0, printed: 0 }, { rated: 3, printed: 10 })).toBeUndefined();
});

const nobody = { printed: 0, rated: 0 };

test.each([
  ["no slip is printed", { a: nobody, b: nobody, isStopped: false }, "none"],
  ["only one wording is printed so far", { a: nobody, b: { printed: 1, rated: 1 }, isStopped: false }, "open"],
  ["a person ended it early", { a: nobody, b: nobody, isStopped: true }, "ended"],
])("nothing is decided while %s", (_case, counts, state) => {
  expect(verdictOf({ ...counts, ratings: [], completeAt: undefined })).toEqual({ state });
});

test("a difference that was real once stays real, however the ratings go on", () => {
  const slips = (wording: Wording, from: number, count: number): RatedSlip[] =>
    Array.from({ length: count }, (_, index) => ({ wording, at: onDay(from + index) }));
  const leaning = slips("b", 0, 60);
  const before = verdictOf({
    a: { printed: 500, rated: 0 },
    b: { printed: 500, rated: 60 },
    ratings: leaning,
    completeAt: undefined,
    isStopped: false,
  });
  expect(before).toMatchObject({ state: "real", better: "b" });
  const after = verdictOf({
    a: { printed: 500, rated: 60 },
    b: { printed: 500, rated: 60 },
    ratings: [...leaning, ...slips("a", 60, 60)],
    completeAt: onDay(200),
    isStopped: true,
  });
  expect(after).toEqual(before);
});

test("the plans need more slips for smaller differences, and say which one they can find", () => {
  expect(plans.map(({ slips }) => slips)).toEqual([600, 1000, 2200, 4400, 8600, 23900]);
  for (const { points, slips } of plans) expect(pointsOf(slips)).toBe(points);
});

test("chance gives half of the receipts each wording, another half in another comparison, and the same each time", () => {
  const codes = Array.from({ length: 10_000 }, (_, index) => `CODE${String(index)}`);
  const first = codes.map((code) => tossedWording("first", code));
  const second = codes.map((code) => tossedWording("second", code));
  expect(first).toEqual(codes.map((code) => tossedWording("first", code)));
  const share = (found: number) => found / codes.length;
  // Four standard deviations of 10,000 tosses: 0.02.
  expect(Math.abs(share(first.filter((wording) => wording === "a").length) - 0.5)).toBeLessThan(0.02);
  expect(Math.abs(share(first.filter((wording, index) => wording === second[index]).length) - 0.5)).toBeLessThan(0.02);
});

const form = { medium: "slip", aVi: "Mời Ông/Bà đánh giá", bVi: "Ông/Bà có hài lòng không?", points: "10", wait: "30" };

test.each([
  ["the same words, differently spaced", { bVi: "Mời  Ông/Bà đánh giá " }, "bVi", "same"],
  ["no second wording", { bVi: " " }, "bVi", "missing"],
  ["a wording too long for a label", { medium: "label", bVi: "Mời Ông/Bà ".repeat(4) }, "bVi", "long"],
  ["a wording too long for a slip", { bVi: "Mời Ông/Bà ".repeat(8) }, "bVi", "long"],
  ["a wording that nobody typed", { bVi: "Mời Ông/Bà ".repeat(9999) }, "bVi", "long"],
  ["a blank that nobody filled in", { bVi: "Mời [tên] đánh giá" }, "bVi", "unfilled:“[tên]”"],
  ["a placeholder", { bVi: "Mời {{name}} đánh giá" }, "bVi", "unfilled:“{{name}}”"],
  ["an English wording without the other", { bEn: "How was it for you?" }, "aEn", "missing"],
  ["a plan that is not offered", { points: "0.001" }, "points", "planUnknown"],
  ["a wait that is not offered", { wait: "9999999" }, "wait", "planUnknown"],
])("%s begins no comparison", (_case, changed, field, problem) => {
  const read = trialSchema.safeParse({ ...form, ...changed });
  const problems = read.error?.issues.map(({ path, message }) => [path.join("."), message]);
  expect(problems).toEqual([[field, problem]]);
});

test("a receipt keeps the words of its wording on its paper only, and in a language that has them", () => {
  const stored = { wording: "b", medium: "slip", aVi: "A", bVi: "B", aEn: null, bEn: null };
  expect(wordingOn(stored, "slip", "vi")).toBe("B");
  expect(wordingOn({ ...stored, wording: "a" }, "slip", "vi")).toBe("A");
  expect(wordingOn(stored, "slip", "en")).toBeNull();
  expect(wordingOn(stored, "label", "vi")).toBeNull();
  expect(wordingOn(stored, undefined, "vi")).toBeNull();
  expect(wordingOn({ ...stored, wording: null }, "slip", "vi")).toBeNull();
});

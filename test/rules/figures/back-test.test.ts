import { describe, expect, test } from "vitest";
import { addDays, day, daysBetween } from "#app/platform/day.ts";
import { earlierForecasts, missOf, widened, widthFrom } from "#app/figures/forecast/back-test.ts";
import { foresee } from "#app/figures/forecast/find-forecast.server.ts";
import { forecastParticipation, pastParticipation, type Seen } from "#app/figures/forecast/forecast.ts";
import { seededChance } from "#app/figures/forecast/seeded-chance.ts";
import { endedWith, seenOn, simulate, simulatedKinds, simulatedYear } from "#test/support/simulated-year.ts";

const cutOff = day("2025-08-31");

describe("the width of the range is the one that held eight in ten of the earlier forecasts", () => {
  test.each<[what: string, misses: number[], factor: number, tried: number]>([
    ["no earlier forecast leaves the range as drawn", [], 1, 0],
    ["three say nothing yet", [9, 9, 9], 1, 0],
    ["of four the widest counts", [0.5, 1.5, 0.7, 0.6], 1.5, 4],
    // 0.8 × (9 + 1) = the eighth of nine.
    ["of nine the eighth", [1, 2, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8], 1, 9],
    // 0.8 × (13 + 1) = 11.2: a fifth of the way from the eleventh to the twelfth.
    [
      "of thirteen between the eleventh and the twelfth",
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 1, 2, 5],
      1.2,
      13,
    ],
    ["a past without a miss narrows it to two fifths at most", [0, 0, 0, 0, 0], 0.4, 5],
    ["a wild past widens it threefold at most", [50, 60, 70, 80, 90], 3, 5],
  ])("%s", (_what, misses, factor, tried) => {
    const width = widthFrom(misses);
    expect(width.factor).toBeCloseTo(factor, 9);
    expect(width.tried).toBe(tried);
  });

  test("the middle stays, and no end leaves 0 to 100 %", () => {
    const drawn = forecastParticipation(seenOn(cutOff, simulate("steady", 3)), undefined, seededChance(1), 50);
    if (drawn.state !== "forecast") throw new Error("no forecast");
    const twice = widened(drawn, { factor: 2, tried: 5 }).end;
    expect(twice.middle).toBe(drawn.end.middle);
    expect(twice.high - twice.middle).toBeCloseTo(2 * (drawn.end.high - drawn.end.middle), 9);
    const absurd = widened(drawn, { factor: 500, tried: 5 }).end;
    expect([absurd.low, absurd.high]).toEqual([0, 1]);
  });
});

describe("an earlier forecast sees what was known then, and is compared with what came", () => {
  const seen = seenOn(cutOff, simulate("steady", 7));

  test("every four weeks of the past year, no further ahead than has passed since", () => {
    const earlier = earlierForecasts(seen);
    expect(earlier.map((one) => daysBetween(one.seen.cutOff, cutOff) / 7)).toEqual(
      Array.from({ length: 13 }, (_, index) => 4 * (index + 1)),
    );
    for (const one of earlier) {
      expect(one.seen.lastDay <= cutOff).toBe(true);
      expect(one.seen.received.every((received) => received.day <= one.seen.cutOff)).toBe(true);
    }
    const [first] = earlier;
    const counted = seen.rated.filter(
      (one) => one.day >= addDays(simulatedYear.from, -28) && one.day <= cutOff && one.ratedOn <= cutOff,
    );
    const dossiers = seen.received.filter((one) => one.day >= addDays(simulatedYear.from, -28));
    const share =
      counted.reduce((sum, one) => sum + one.rated, 0) / dossiers.reduce((sum, one) => sum + one.received, 0);
    expect(first?.came).toBeCloseTo(share, 12);
  });

  test("it is the forecast that the page showed on that day", () => {
    const [earlier] = earlierForecasts(seen);
    if (earlier === undefined) throw new Error("no earlier forecast");
    const { from, lastDay } = earlier.seen;
    const asThen: Seen = { ...seenOn(earlier.seen.cutOff, simulate("steady", 7)), from, lastDay };
    expect(forecastParticipation(earlier.seen, undefined, seededChance(1), 50)).toEqual(
      forecastParticipation(asThen, undefined, seededChance(1), 50),
    );
  });

  test("a miss of 1 lies on the edge, and an office too young for a forecast then has none", () => {
    const [earlier] = earlierForecasts(seen);
    if (earlier === undefined) throw new Error("no earlier forecast");
    const drawn = forecastParticipation(earlier.seen, undefined, seededChance(1), 100);
    if (drawn.state !== "forecast") throw new Error("no forecast");
    expect(missOf({ ...earlier, came: drawn.end.high }, seededChance(1))).toBeCloseTo(1, 9);
    expect(missOf({ ...earlier, came: drawn.end.middle }, seededChance(1))).toBe(0);
    expect(missOf({ ...earlier, seen: { ...earlier.seen, received: [], rated: [] } }, seededChance(1))).toBeUndefined();
  });

  test("an office without dossiers has no earlier forecast", () => {
    expect(earlierForecasts({ ...seen, received: [], rated: [] })).toEqual([]);
  });
});

test("the range holds what most of the simulated years ended with; `npm run bench -- forecast` tells how many", async () => {
  let [inside, all, error, naive] = [0, 0, 0, 0];
  for (const kind of simulatedKinds) {
    // Before a campaign nobody knows of it, so that no honest range holds what comes.
    if (kind === "campaign jump") continue;
    const year = simulate(kind, 101);
    const ended = endedWith(year);
    for (const on of [day("2025-03-31"), day("2025-08-31")]) {
      const known = seenOn(on, year);
      const { forecast, tried } = await foresee(known);
      if (forecast.state !== "forecast") continue;
      expect(tried).toBeGreaterThanOrEqual(8);
      all += 1;
      if (ended >= forecast.end.low && ended <= forecast.end.high) inside += 1;
      error += Math.abs(forecast.end.middle - ended);
      naive += Math.abs((pastParticipation(known).at(-1)?.share ?? 0) - ended);
    }
  }
  expect(all).toBe(10);
  expect(inside).toBeGreaterThanOrEqual(6);
  expect(error / naive).toBeLessThan(0.9);
});

import { describe, expect, test } from "vitest";
import { addDays, day, daysBetween } from "#app/platform/day.ts";
import { comingArrivals } from "#app/figures/forecast/arrivals.ts";
import { developmentOf, triangleOf, type RatedCell } from "#app/figures/forecast/development.ts";
import { forecastParticipation, pastParticipation, type Forecast, type Seen } from "#app/figures/forecast/forecast.ts";
import { seededChance } from "#app/figures/forecast/seeded-chance.ts";
import {
  endedWith,
  isSimulatedWorkingDay,
  seenOn,
  simulate,
  simulatedKinds,
  simulatedYear,
} from "#test/support/simulated-year.ts";

const cutOff = day("2025-08-31");

/** The same office every week: 100 dossiers on Mondays, 20 rated after 0, 8 after 7 and 9 after 14 days. */
function everyWeek(weeks: number, upTo = cutOff): Pick<Seen, "received" | "rated"> {
  const days = Array.from({ length: weeks }, (_, week) => addDays(upTo, -6 - 7 * week));
  const rated = days.flatMap((on): RatedCell[] =>
    [20, 8, 9].map((number, week) => ({ day: on, ratedOn: addDays(on, 7 * week), rated: number })),
  );
  return {
    received: days.map((on) => ({ day: on, received: 100 })),
    rated: rated.filter((one) => one.ratedOn <= upTo),
  };
}

function seen(part: Partial<Seen> = {}): Seen {
  return { ...simulatedYear, cutOff, ...everyWeek(60), isWorkingDay: isSimulatedWorkingDay, ...part };
}

function forecast(of: Seen, target?: number): Forecast {
  const aim = target === undefined ? undefined : ({ value: target, comparison: "at-least" } as const);
  const found = forecastParticipation(of, aim as never, seededChance(1));
  if (found.state !== "forecast") throw new Error(`no forecast: ${found.state}`);
  return found;
}

describe("the delay is learned from weeks that were seen, young dossiers included", () => {
  test("of 100 dossiers 20 are rated in the first week, 8 of the other 80 in the second, 9 of the other 72 in the third", () => {
    const { received, rated } = everyWeek(60);
    const { rates } = developmentOf(triangleOf(cutOff, received, rated));
    expect(rates.slice(0, 4).map((rate) => Number(rate.toFixed(6)))).toEqual([0.2, 0.1, 0.125, 0]);
  });

  test("a rating dated before the receipt counts in the week of receipt, one after the cut-off day not at all", () => {
    const on = addDays(cutOff, -10);
    const triangle = triangleOf(
      cutOff,
      [
        { day: on, received: 5 },
        { day: addDays(cutOff, 1), received: 7 },
      ],
      [
        { day: on, ratedOn: addDays(on, -40), rated: 1 },
        { day: on, ratedOn: addDays(cutOff, 1), rated: 2 },
      ],
    );
    expect(triangle.received).toEqual([0, 5]);
    expect(triangle.rated).toEqual([[], [1]]);
  });
});

describe("what is still to come", () => {
  test("the young dossiers: of the last week 17 more of 80, of the week before 9 more of 72, by the second week", () => {
    const { young, youngBy, now } = forecast(seen());
    expect(young).toBe(17 + 9);
    expect(youngBy).toBe(addDays(cutOff, 14));
    expect(now.unrated).toBe(now.received - now.rated);
  });

  test("the expected end agrees with a recount of the coming weeks by hand", () => {
    // 122 days left are 17 weeks and three working days: dossiers per working day as in the last eight weeks, 20.
    const end = forecast(seen());
    const weeksLeft = Math.floor(daysBetween(cutOff, simulatedYear.lastDay) / 7);
    const coming = 100 * weeksLeft + 20 * 3;
    expect(end.expectedReceived).toBe(end.now.received + coming);
    const whole = 37 * (weeksLeft - 2) + 28 + 20;
    const last = 20 * 3 * 0.2;
    const part = (3 / 7) * (0.1 * 80 + 0.125 * 72);
    expect(Math.abs(end.expectedRated - (end.now.rated + 26 + whole + last + part))).toBeLessThanOrEqual(2);
  });

  test("dossiers follow last year's weeks, and no working day brings none", () => {
    const twice = everyWeek(60).received.map((one) =>
      one.day >= day("2024-10-01") && one.day < day("2025-01-01") ? { ...one, received: 200 } : one,
    );
    const { weeks, isSeasonal } = comingArrivals({ ...seen({ received: twice }), cutOff });
    expect(isSeasonal).toBe(true);
    expect(weeks[9]?.received).toBeCloseTo(200, 6);
    const none = comingArrivals({ ...seen(), isWorkingDay: (on) => on <= cutOff });
    expect(none.weeks.every((week) => week.received === 0)).toBe(true);
  });

  test("ratings needed per working day reach the target with the expected dossiers", () => {
    const { neededPerWorkingDay, workingDaysLeft, expectedReceived, now } = forecast(seen(), 0.4);
    const fewest = Math.ceil(0.4 * expectedReceived);
    expect((neededPerWorkingDay ?? 0) * workingDaysLeft + now.rated).toBeCloseTo(fewest, 6);
    expect(forecast(seen(), 0.01).neededPerWorkingDay).toBe(0);
    expect(forecast(seen()).neededPerWorkingDay).toBeUndefined();
  });
});

test("the same input gives the same range, and the range holds its middle", () => {
  const [one, other] = [forecast(seen()), forecast(seen())];
  expect(one).toEqual(other);
  for (const { low, middle, high } of one.points) expect(low <= middle && middle <= high).toBe(true);
  expect(one.points.at(-1)?.day).toBe(simulatedYear.lastDay);
});

test.each<[what: string, part: Partial<Seen>, state: string]>([
  ["on 31 December the year is over", { cutOff: simulatedYear.lastDay }, "closed"],
  ["a year that ended", { cutOff: day("2026-03-01") }, "closed"],
  ["no dossier at all", { received: [], rated: [] }, "too-little"],
  ["no rating at all", { rated: [] }, "too-little"],
  ["seven weeks", everyWeek(7), "too-little"],
  ["eight weeks", everyWeek(8), "forecast"],
  ["a period that began ten years ago", { from: day("2016-01-01") }, "too-long"],
  ["an end two years ahead", { lastDay: day("2027-08-31") }, "too-far"],
  ["the day before 31 December", { cutOff: day("2025-12-30") }, "forecast"],
  ["the eve of Tết", { cutOff: day("2025-01-24"), ...everyWeek(50, day("2025-01-24")) }, "forecast"],
])("%s", (_what, part, state) => {
  expect(forecastParticipation(seen(part), undefined, seededChance(1), 20).state).toBe(state);
});

test("the line of the past is the share as it was on those days", () => {
  const past = pastParticipation(seen({ from: addDays(cutOff, -20) }));
  expect(past.map(({ share }) => Number(share.toFixed(4)))).toEqual([0.2, 0.24, 0.2833]);
});

test("the range as drawn holds what the simulated years ended with about as often as it claims", () => {
  let [inside, all, error, naive] = [0, 0, 0, 0];
  for (const kind of simulatedKinds) {
    for (const seed of [101, 102, 103]) {
      const year = simulate(kind, seed);
      const ended = endedWith(year);
      for (const on of [day("2025-03-31"), day("2025-06-30"), day("2025-10-15")]) {
        const known = seenOn(on, year);
        const found = forecastParticipation(known, undefined, seededChance(seed), 100);
        if (found.state !== "forecast") continue;
        all += 1;
        if (ended >= found.end.low && ended <= found.end.high) inside += 1;
        error += Math.abs(found.end.middle - ended);
        naive += Math.abs((pastParticipation(known).at(-1)?.share ?? 0) - ended);
      }
    }
  }
  expect(all).toBeGreaterThan(45);
  expect(inside / all).toBeGreaterThan(0.7);
  expect(inside / all).toBeLessThan(0.96);
  expect(error / naive).toBeLessThan(0.9);
});

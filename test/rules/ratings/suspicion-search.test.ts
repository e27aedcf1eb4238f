import fc from "fast-check";
import { expect, test } from "vitest";
import { addMinutes, day, instantAt } from "#app/platform/day.ts";
import type { SeenTap, Suspicion } from "#app/ratings/suspicion/suspicion.ts";
import { searchSuspicions } from "#app/ratings/suspicion/suspicion-search.ts";
import { usualTrustRules, type TrustRules } from "#app/ratings/suspicion/trust-rules.ts";
import { naiveSuspicions } from "#test/support/naive-suspicions.ts";

const nine = instantAt(day("2026-11-20"), 9, 0);

const few = (name: string, count: number) =>
  fc.option(
    fc.nat({ max: count - 1 }).map((number) => `${name} ${String(number)}`),
    { nil: null, freq: 9 },
  );

/** A tap some minutes after the one before, of few devices, networks and counters, so that they meet. */
const step = fc.record({
  after: fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 3 }) }, { weight: 1, arbitrary: fc.nat({ max: 90 }) }),
  dossier: fc.nat({ max: 25 }),
  score: fc.constantFrom(5 as const, 5 as const, 4 as const, 1 as const),
  source: fc.constantFrom("phone" as const, "phone" as const, "phone" as const, "kiosk" as const),
  isCounted: fc.boolean(),
  device: few("device", 3),
  network: few("network", 2),
  isOwnNetwork: fc.boolean(),
  channel: fc.constantFrom("counter" as const, "online-full" as const),
  counterId: few("counter", 2),
  printedAfter: fc.option(fc.integer({ min: -10, max: 10 }), { nil: null }),
});

const rules: fc.Arbitrary<TrustRules> = fc.record({
  deviceReceipts: fc.constantFrom(0, 2, 3, 5),
  deviceMinutes: fc.integer({ min: 1, max: 30 }),
  networkReceipts: fc.constantFrom(0, 2, 4, 12),
  networkMinutes: fc.integer({ min: 1, max: 30 }),
  alikeRatings: fc.constantFrom(0, 2, 3, 10),
  alikeMinutes: fc.integer({ min: 1, max: 120 }),
  beforePrinting: fc.boolean(),
});

function tapsOf(steps: readonly (typeof step extends fc.Arbitrary<infer Value> ? Value : never)[]): SeenTap[] {
  let minutes = 0;
  return steps.map(({ after, dossier, printedAfter, ...facts }) => {
    minutes += after;
    const printedAt = printedAfter === null ? null : addMinutes(nine, minutes + printedAfter);
    return { ...facts, dossierId: `dossier ${String(dossier)}`, givenAt: addMinutes(nine, minutes), printedAt };
  });
}

function foundBy(rulesOfOffice: TrustRules, taps: readonly SeenTap[]): Suspicion[] {
  const search = searchSuspicions(rulesOfOffice);
  return [...taps.flatMap((tap) => search.take(tap)), ...search.end()];
}

const inOrder = (found: readonly Suspicion[]) => found.map((one) => JSON.stringify(one)).sort();

test("the search finds exactly what looking at every span of time finds", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120, size: "max" }), rules, (steps, rulesOfOffice) => {
      const taps = tapsOf(steps);
      expect(inOrder(foundBy(rulesOfOffice, taps))).toEqual(inOrder(naiveSuspicions(taps, rulesOfOffice)));
    }),
    { numRuns: 400 },
  );
});

/** Ratings from one address and at one counter, four a second. */
function flood(count: number): SeenTap[] {
  return Array.from({ length: count }, (_, index) => ({
    dossierId: `dossier ${String(index)}`,
    score: 5,
    source: "phone",
    givenAt: new Date(Date.parse(nine) + index * 250).toISOString() as SeenTap["givenAt"],
    isCounted: true,
    device: "one",
    network: "one",
    isOwnNetwork: false,
    channel: "counter",
    counterId: "one",
    printedAt: null,
  }));
}

test("a hundred thousand ratings from one address are looked through before the test runs out of time", () => {
  const taps = flood(100_000);
  const found = foundBy(usualTrustRules, taps);
  expect(found).toHaveLength(300_000);
  expect(found[0]?.seen).toMatchObject({ reason: "same-device", count: 2401 });
  // Looking at every span as a whole takes minutes, which is longer than this test may last.
}, 20_000);

import { addDays, day, daysBetween, weekdayOf, type Day } from "#app/platform/day.ts";
import type { RatedCell, ReceivedDay } from "#app/figures/forecast/development.ts";
import type { Seen } from "#app/figures/forecast/forecast.ts";
import { normalFrom, seededChance, type Chance } from "#app/figures/forecast/seeded-chance.ts";

/**
 * Two years of an office, dossier by dossier: each comes on a working day and is rated or not after a number of days. It
 * knows nothing of weeks, rates or courses, so that a forecast is compared with a world it did not make.
 */
export const simulatedKinds = [
  "steady",
  "seasonal",
  "campaign jump",
  "sparse office",
  "Tết gap",
  "change of delay",
] as const;
export type SimulatedKind = (typeof simulatedKinds)[number];

interface World {
  /** Dossiers per working day. */
  perDay: (day: Day) => number;
  /** Share of the dossiers of a day that will be rated. */
  share: (day: Day) => number;
  /** Mean number of days to the rating, of those not rated on the day of receipt. */
  delay: (day: Day) => number;
  /** The day of a change that nothing before it tells of. */
  changesOn?: Day;
}

export const simulatedYear = { from: day("2025-01-01"), lastDay: day("2025-12-31") };
const firstDay = day("2024-01-01");
const tet = [
  [day("2024-02-08"), day("2024-02-14")],
  [day("2025-01-25"), day("2025-02-02")],
] as const;

/** A working day of the simulation: Monday to Friday, not at Tết. */
export function isSimulatedWorkingDay(on: Day): boolean {
  return weekdayOf(on) <= 5 && !tet.some(([first, last]) => on >= first && on <= last);
}

function worldOf(kind: SimulatedKind, chance: Chance): World {
  const base = 0.28 + 0.2 * chance();
  const usual: World = { perDay: () => 25, share: () => base, delay: () => 7 };
  const turn = (on: Day) => Math.sin((2 * Math.PI * daysBetween(firstDay, on)) / 365.25);
  const changesOn = addDays(simulatedYear.from, 40 + Math.floor(280 * chance()));
  switch (kind) {
    case "steady":
      return usual;
    case "seasonal":
      return { ...usual, perDay: (on) => 25 * (1 + 0.4 * turn(on)), share: (on) => base * (1 + 0.08 * turn(on)) };
    case "campaign jump":
      return { ...usual, changesOn, share: (on) => (on < changesOn ? base : base + 0.12) };
    case "sparse office":
      return { ...usual, perDay: () => 300 / 245 };
    case "Tết gap": {
      const near = (on: Day) => tet.some(([first, last]) => on >= addDays(first, -14) && on <= addDays(last, 10));
      return { ...usual, perDay: (on) => (near(on) ? 12 : 25), share: (on) => (near(on) ? 0.8 * base : base) };
    }
    case "change of delay":
      return { ...usual, changesOn, delay: (on) => (on < changesOn ? 4 : 12) };
  }
}

export interface Simulated {
  received: ReceivedDay[];
  rated: RatedCell[];
  changesOn: Day | undefined;
}

/** The dossiers and ratings of two years; the same for the same seed. */
export function simulate(kind: SimulatedKind, seed: number): Simulated {
  const chance = seededChance(seed);
  const world = worldOf(kind, chance);
  const received: ReceivedDay[] = [];
  const cells = new Map<string, RatedCell>();
  let weekly = 1;
  for (let on = firstDay; on <= simulatedYear.lastDay; on = addDays(on, 1)) {
    if (weekdayOf(on) === 1) weekly = Math.exp(0.06 * normalFrom(chance));
    if (!isSimulatedWorkingDay(on)) continue;
    const count = poisson(world.perDay(on), chance);
    if (count > 0) received.push({ day: on, received: count });
    for (let dossier = 0; dossier < count; dossier += 1) {
      if (chance() >= world.share(on) * weekly) continue;
      const wait = chance() < 0.35 ? 0 : 1 + Math.floor(-world.delay(on) * Math.log(1 - chance()));
      const ratedOn = addDays(on, wait);
      const cell = cells.get(`${on} ${ratedOn}`) ?? { day: on, ratedOn, rated: 0 };
      cells.set(`${on} ${ratedOn}`, { ...cell, rated: cell.rated + 1 });
    }
  }
  return { received, rated: [...cells.values()], changesOn: world.changesOn };
}

/** What was known of it on a day. */
export function seenOn(cutOff: Day, { received, rated }: Pick<Seen, "received" | "rated">): Seen {
  return {
    ...simulatedYear,
    cutOff,
    received: received.filter((one) => one.day <= cutOff),
    rated: rated.filter((one) => one.ratedOn <= cutOff),
    isWorkingDay: isSimulatedWorkingDay,
  };
}

/** The participation that the year ended with. */
export function endedWith({ received, rated }: Simulated): number {
  const { from, lastDay } = simulatedYear;
  let [all, done] = [0, 0];
  for (const one of received) if (one.day >= from && one.day <= lastDay) all += one.received;
  for (const one of rated) if (one.day >= from && one.ratedOn <= lastDay) done += one.rated;
  return done / all;
}

/** The number of dossiers of a day by counting the gaps between them (Knuth). */
function poisson(mean: number, chance: Chance): number {
  const limit = Math.exp(-mean);
  let [count, product] = [0, chance()];
  while (product > limit) {
    count += 1;
    product *= chance();
  }
  return count;
}

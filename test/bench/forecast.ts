import { join } from "node:path";
import { addDays, dayOf, type Day } from "#app/platform/day.ts";
import { foresee } from "#app/figures/forecast/find-forecast.server.ts";
import { findSeen } from "#app/figures/forecast/find-seen.server.ts";
import { claimedCoverage, pastParticipation, type Seen } from "#app/figures/forecast/forecast.ts";
import { shareOn } from "#app/figures/forecast/back-test.ts";
import { systemClock } from "#app/platform/clock.server.ts";
import makeDemoTemplate, { copyDemo } from "#test/support/demo-template.ts";
import { endedWith, seenOn, simulate, simulatedKinds, simulatedYear } from "#test/support/simulated-year.ts";
import { openDatabase } from "#db/engine.ts";
import type { Bench, Measurement } from "./measurement.ts";

/**
 * Back-test of the forecast: on simulated years of several kinds, and on the demonstration's past, at many cut-off days,
 * how often the range held what came, beside the straight line of the pace, whose forecast is the share so far.
 */
const yearsOfAKind = 60;
const daysBetweenCutOffs = 28;

/** One forecast and what came. */
interface Tried {
  isInside: boolean;
  width: number;
  error: number;
  /** The error of the straight line. */
  naiveError: number;
}

export async function benchForecast({ size, say }: Bench): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const kind of simulatedKinds) {
    const all: (Tried & { isBefore: boolean | undefined })[] = [];
    for (let seed = 1; seed <= Math.max(2, Math.round(yearsOfAKind * size)); seed += 1) {
      const year = simulate(kind, seed);
      const ended = endedWith(year);
      for (const cutOff of cutOffs()) {
        const one = await tryForecast(seenOn(cutOff, year), ended, seed);
        const isBefore = year.changesOn === undefined ? undefined : cutOff < year.changesOn;
        if (one !== undefined) all.push({ ...one, isBefore });
      }
    }
    measurements.push(...rowsOf(kind, all));
    for (const [isBefore, when] of [
      [true, "before"],
      [false, "after"],
    ] as const) {
      const those = all.filter((one) => one.isBefore === isBefore);
      if (those.length > 0) measurements.push(insideRow(`${kind}, forecast ${when} the change`, those));
    }
    say(`${kind}: ${String(all.length)} forecasts`);
  }
  return [...measurements, ...(await tryDemonstration(say))];
}

function cutOffs(): Day[] {
  const days: Day[] = [];
  const { from, lastDay } = simulatedYear;
  for (let day = addDays(from, 27); day < lastDay; day = addDays(day, daysBetweenCutOffs)) days.push(day);
  return days;
}

async function tryForecast(seen: Seen, ended: number, seed?: number): Promise<Tried | undefined> {
  const { forecast } = await foresee(seen, undefined, seed);
  const naive = pastParticipation(seen).at(-1);
  if (forecast.state !== "forecast" || naive === undefined) return undefined;
  const { low, middle, high } = forecast.end;
  return {
    isInside: ended >= low && ended <= high,
    width: high - low,
    error: middle - ended,
    naiveError: naive.share - ended,
  };
}

/** The demonstration's data, as they were each week of the past, for periods of a year that end 4, 8 and 13 weeks later. */
async function tryDemonstration(say: Bench["say"]): Promise<Measurement[]> {
  const remove = await makeDemoTemplate();
  const demo = copyDemo();
  const { db, close } = openDatabase(join(demo.dataFolder, "hai-long.sqlite"), () => undefined);
  try {
    const today = dayOf(systemClock.now());
    const { id } = await db.selectFrom("offices").select("id").orderBy("id").executeTakeFirstOrThrow();
    const all = await findSeen(db, id, { from: addDays(today, -1000), lastDay: today }, today);
    const measurements: Measurement[] = [];
    for (const weeks of [4, 8, 13]) {
      const tried: Tried[] = [];
      for (let lastDay = addDays(today, -1); lastDay > addDays(today, -280); lastDay = addDays(lastDay, -7)) {
        const cutOff = addDays(lastDay, -7 * weeks);
        const known = { ...seenOn(cutOff, all), from: addDays(lastDay, -364), lastDay };
        const came = shareOn({ ...all, from: known.from, lastDay });
        const one =
          came === undefined ? undefined : await tryForecast({ ...known, isWorkingDay: all.isWorkingDay }, came);
        if (one !== undefined) tried.push(one);
      }
      say(`demonstration, ${String(weeks)} weeks ahead: ${String(tried.length)} forecasts`);
      if (tried.length > 0) measurements.push(...rowsOf(`demonstration, ${String(weeks)} weeks ahead`, tried));
    }
    return measurements;
  } finally {
    await close();
    demo.remove();
    remove();
  }
}

function mean(tried: readonly Tried[], of: (one: Tried) => number): number {
  return tried.reduce((sum, one) => sum + of(one), 0) / tried.length;
}

function row(name: string, value: number, ratio: number | null = null): Measurement {
  return { name, value: 100 * value, unit: "%", ratio };
}

function insideRow(what: string, tried: readonly Tried[]): Measurement {
  const coverage = mean(tried, (one) => Number(one.isInside));
  return row(`${what}: inside the range, to the 80 % claimed`, coverage, coverage / claimedCoverage);
}

function rowsOf(what: string, tried: readonly Tried[]): Measurement[] {
  const error = mean(tried, (one) => Math.abs(one.error));
  const naive = mean(tried, (one) => Math.abs(one.naiveError));
  return [
    insideRow(what, tried),
    row(
      `${what}: mean width of the range`,
      mean(tried, (one) => one.width),
    ),
    row(
      `${what}: bias of the middle`,
      mean(tried, (one) => one.error),
    ),
    row(`${what}: mean error of the middle, to the straight line's`, error, error / naive),
    row(`${what}: mean error of the straight line`, naive),
  ];
}

import { addDays, type Day } from "#app/platform/day.ts";
import { forecastParticipation, pastParticipation, type Seen } from "#app/figures/forecast/forecast.ts";
import { seededChance } from "#app/figures/forecast/seeded-chance.ts";
import { endedWith, seenOn, simulate, simulatedKinds, simulatedYear } from "#test/support/simulated-year.ts";
import type { Bench, Measurement } from "./measurement.ts";

/**
 * Back-test of the forecast: on simulated years of several kinds, at many cut-off days, how often the range held what
 * the year ended with, beside the straight line of the pace, whose forecast is the share so far.
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

export function benchForecast({ size, say }: Bench): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const kind of simulatedKinds) {
    const tried: Tried[] = [];
    for (let seed = 1; seed <= Math.max(2, Math.round(yearsOfAKind * size)); seed += 1) {
      const year = simulate(kind, seed);
      const ended = endedWith(year);
      for (const cutOff of cutOffs()) {
        const one = tryForecast(seenOn(cutOff, year), ended, seed);
        if (one !== undefined) tried.push(one);
      }
    }
    measurements.push(...rowsOf(kind, tried));
    say(`${kind}: ${String(tried.length)} forecasts`);
  }
  return Promise.resolve(measurements);
}

function cutOffs(): Day[] {
  const days: Day[] = [];
  const { from, lastDay } = simulatedYear;
  for (let day = addDays(from, 27); day < lastDay; day = addDays(day, daysBetweenCutOffs)) days.push(day);
  return days;
}

function tryForecast(seen: Seen, ended: number, seed: number): Tried | undefined {
  const forecast = forecastParticipation(seen, undefined, seededChance(seed), 300);
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

function rowsOf(kind: string, tried: readonly Tried[]): Measurement[] {
  const mean = (of: (one: Tried) => number) => tried.reduce((sum, one) => sum + of(one), 0) / tried.length;
  const error = mean((one) => Math.abs(one.error));
  const naive = mean((one) => Math.abs(one.naiveError));
  const row = (what: string, value: number, ratio: number | null = null): Measurement => ({
    name: `${kind}: ${what}`,
    value: 100 * value,
    unit: "%",
    ratio,
  });
  const coverage = mean((one) => Number(one.isInside));
  return [
    row("inside the range, to the 80 % claimed", coverage, coverage / 0.8),
    row(
      "mean width of the range",
      mean((one) => one.width),
    ),
    row(
      "bias of the middle",
      mean((one) => one.error),
    ),
    row("mean error of the middle, to the straight line's", error, error / naive),
    row("mean error of the straight line", naive),
  ];
}

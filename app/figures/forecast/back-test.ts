import { addDays, daysBetween } from "#app/platform/day.ts";
import { claimedCoverage, forecastParticipation, type Forecast, type ForecastPoint, type Seen } from "./forecast.ts";
import type { Chance } from "./seeded-chance.ts";

/** What a forecast of an earlier day could see, and the share that came. */
export interface EarlierForecast {
  seen: Seen;
  came: number;
}

/** How wide a range has to be, learned from the office's own past. */
export interface RangeWidth {
  /** The range is widened (above 1) or narrowed (below 1) by this factor. */
  factor: number;
  /** Earlier forecasts that were compared with what came. */
  tried: number;
}

/** Earlier cut-off days are so many weeks apart, and go back so far. */
const weeksApart = 4;
const mostWeeksBack = 52;
/** So many courses are enough for the width of an earlier range. */
const earlierCourses = 100;
/** Fewer earlier forecasts say nothing about the width: the range stays as drawn. */
export const fewestTried = 4;
/** An office whose past was calm, or wild, by chance does not get a range that is absurdly narrow or wide. */
const factorBounds = { least: 0.4, most: 3 } as const;

/** The range as drawn, for an office without a past to learn from. */
export const drawnWidth: RangeWidth = { factor: 1, tried: 0 };

/**
 * The same forecast as it would have been made every four weeks of the past year: the period and its elapsed part are
 * moved back by whole weeks, and the end is as many weeks ahead as now, or as many as have passed since.
 */
export function earlierForecasts(seen: Seen): EarlierForecast[] {
  const ahead = daysBetween(seen.cutOff, seen.lastDay);
  const earlier: EarlierForecast[] = [];
  for (let weeks = weeksApart; weeks <= mostWeeksBack; weeks += weeksApart) {
    const cutOff = addDays(seen.cutOff, -7 * weeks);
    const lastDay = addDays(cutOff, Math.min(ahead, 7 * weeks));
    const moved = { ...seen, from: addDays(seen.from, -7 * weeks), cutOff, lastDay };
    const came = shareOn(moved);
    // Ratings after the cut-off day are left out by the forecast itself; there are many, so that they are not copied.
    const received = seen.received.filter(({ day }) => day <= cutOff);
    if (came !== undefined) earlier.push({ seen: { ...moved, received }, came });
  }
  return earlier;
}

/** Participation of a period at the end of its last day. */
export function shareOn({ from, lastDay, received, rated }: Seen): number | undefined {
  let [all, done] = [0, 0];
  for (const one of received) if (one.day >= from && one.day <= lastDay) all += one.received;
  for (const one of rated) if (one.day >= from && one.day <= lastDay && one.ratedOn <= lastDay) done += one.rated;
  return all === 0 ? undefined : done / all;
}

/**
 * By how much the earlier forecast missed: 1 if what came lies on the edge of its range, 2 if it lies twice as far from
 * the middle. Undefined if there would have been no forecast.
 */
export function missOf({ seen, came }: EarlierForecast, chance: Chance): number | undefined {
  const forecast = forecastParticipation(seen, undefined, chance, earlierCourses);
  if (forecast.state !== "forecast") return undefined;
  const { low, middle, high } = forecast.end;
  const half = came > middle ? high - middle : middle - low;
  return half <= 0 ? undefined : Math.abs(came - middle) / half;
}

/**
 * The factor with which the claimed share of the earlier ranges would have held what came (split conformal prediction:
 * Vovk, Gammerman and Shafer 2005; the next one is counted among them, hence n + 1).
 */
export function widthFrom(misses: readonly number[]): RangeWidth {
  const tried = misses.length;
  if (tried < fewestTried) return drawnWidth;
  const sorted = misses.toSorted((one, other) => one - other);
  const place = Math.min(tried, claimedCoverage * (tried + 1)) - 1;
  const [below, above] = [sorted[Math.floor(place)] ?? 1, sorted[Math.ceil(place)] ?? 1];
  const factor = below + (place - Math.floor(place)) * (above - below);
  return { factor: Math.min(factorBounds.most, Math.max(factorBounds.least, factor)), tried };
}

/** The forecast with its ranges as wide as the past asks for. */
export function widened(forecast: Forecast, { factor }: RangeWidth): Forecast {
  const widen = (point: ForecastPoint): ForecastPoint => ({
    ...point,
    low: Math.max(0, point.middle - factor * (point.middle - point.low)),
    high: Math.min(1, point.middle + factor * (point.high - point.middle)),
  });
  return { ...forecast, points: forecast.points.map(widen), end: widen(forecast.end) };
}

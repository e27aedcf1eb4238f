import type { Target } from "#app/targets/target.ts";
import { addDays, daysBetween, type Day } from "#app/platform/day.ts";
import { fewestReaching } from "#app/figures/measures/target-gap.ts";
import { comingArrivals, type Arrivals } from "./arrivals.ts";
import {
  developmentOf,
  oldestAge,
  triangleOf,
  weeksBefore,
  type Development,
  type RatedCell,
  type ReceivedDay,
  type Triangle,
} from "./development.ts";
import { normalFrom, type Chance } from "./seeded-chance.ts";

/** What was seen until the cut-off day; all of the period, and before it what the delay and the season are learned from. */
export interface Seen {
  from: Day;
  lastDay: Day;
  cutOff: Day;
  received: readonly ReceivedDay[];
  rated: readonly RatedCell[];
  isWorkingDay: (day: Day) => boolean;
}

/** The share at the end of a day: the middle and the range. */
export interface ForecastPoint {
  day: Day;
  low: number;
  middle: number;
  high: number;
}

/** Where participation will be at the end of a period. */
export interface Forecast {
  state: "forecast";
  /** The dossiers of the period until now. */
  now: { received: number; rated: number; unrated: number };
  /** The share at the end of each coming week and, last, of the period. */
  points: ForecastPoint[];
  end: ForecastPoint;
  /** Dossiers expected by the end of the period. */
  expectedReceived: number;
  expectedRated: number;
  /** Of the dossiers already received and not rated: those still expected to be rated by the end of the period. */
  young: number;
  /** The day by which nine of ten of them are expected to be rated; undefined if none is expected. */
  youngBy: Day | undefined;
  /** Whether the dossiers of the coming weeks follow last year's weeks. */
  isSeasonal: boolean;
  workingDaysLeft: number;
  /** Dossiers to be rated per working day to reach the target; undefined without a target or working day. */
  neededPerWorkingDay: number | undefined;
  /** The same if all goes as expected. */
  expectedPerWorkingDay: number | undefined;
}

/** Why there is no forecast. */
export interface NoForecast {
  state: "closed" | "too-little" | "too-far" | "too-long";
}

/** The share of forecasts whose range contains what happens, as claimed. */
export const claimedCoverage = 0.8;
/** Without so many weeks since the first dossier, dossiers and ratings in the weeks learned from there is no forecast. */
export const fewestSeen = { weeks: 8, dossiers: 100, ratings: 30 } as const;
/** The end of the period may lie so many weeks ahead. */
export const mostWeeksAhead = 53;
/** A period that began earlier is not forecast: its dossiers say little about the next ones, and would be many to read. */
export const mostDaysBack = 731;
/** Possible courses that are tried. */
export const usualCourses = 400;

/** Why a period has no forecast whatever was seen in it: it is over, or too long; undefined if it may have one. */
export function neverForecast({
  from,
  lastDay,
  cutOff,
}: Pick<Seen, "from" | "lastDay" | "cutOff">): NoForecast | undefined {
  if (cutOff >= lastDay) return { state: "closed" };
  return daysBetween(from, cutOff) > mostDaysBack ? { state: "too-long" } : undefined;
}

/**
 * Forecasts participation at the end of a running period. The delay from receipt to rating is learned by weeks
 * (`developmentOf`); the coming dossiers are expected by the working calendar (`comingArrivals`); many possible courses
 * of the coming weeks are drawn, in which the level of rating and the number of dossiers wander as they did; the range
 * leaves out the lowest and the highest tenth of them. Same input and same `chance`: same result.
 */
export function forecastParticipation(
  seen: Seen,
  target: Target | undefined,
  chance: Chance,
  courses = usualCourses,
): Forecast | NoForecast {
  const { from, cutOff } = seen;
  const unforeseen = neverForecast(seen);
  if (unforeseen !== undefined) return unforeseen;
  const whole = triangleOf(cutOff, seen.received, seen.rated);
  const development = developmentOf(whole);
  const dossiers = sum(whole.received);
  if (
    whole.received.length < fewestSeen.weeks ||
    dossiers < fewestSeen.dossiers ||
    development.ratings < fewestSeen.ratings
  ) {
    return { state: "too-little" };
  }
  const arrivals = comingArrivals(seen);
  if (arrivals.weeks.length > mostWeeksAhead) return { state: "too-far" };
  const start = startOf(triangleOf(cutOff, seen.received, seen.rated, from));
  const expected = courseOf(start, development, arrivals, steady);
  const drawn = Array.from({ length: courses }, () =>
    courseOf(start, development, arrivals, wandering(development, arrivals, chance)),
  );
  const points = arrivals.weeks.map(({ lastDay: day }, week) => ({ day, ...rangeOf(drawn, week) }));
  const end = points.at(-1);
  const last = expected.at(-1);
  if (end === undefined || last === undefined) return { state: "closed" };
  const youngBy = expected.findIndex(({ young }) => young >= 0.9 * last.young);
  const left = sum(arrivals.weeks.map(({ workingDays }) => workingDays));
  const expectedReceived = Math.round(last.received);
  return {
    state: "forecast",
    now: { received: start.received, rated: start.rated, unrated: start.received - start.rated },
    points,
    end,
    expectedReceived,
    expectedRated: Math.round(last.rated),
    young: Math.round(last.young),
    youngBy: last.young < 0.5 ? undefined : arrivals.weeks[youngBy]?.lastDay,
    isSeasonal: arrivals.isSeasonal,
    workingDaysLeft: left,
    ...perWorkingDay(start.rated, last, left, target),
  };
}

function perWorkingDay(rated: number, end: CourseWeek, left: number, target: Target | undefined) {
  if (left === 0) return { neededPerWorkingDay: undefined, expectedPerWorkingDay: undefined };
  const expectedPerWorkingDay = (end.rated - rated) / left;
  if (target === undefined || target.comparison === "at-most")
    return { neededPerWorkingDay: undefined, expectedPerWorkingDay };
  const fewest = fewestReaching(Math.round(end.received), target);
  return { neededPerWorkingDay: Math.max(0, fewest - rated) / left, expectedPerWorkingDay };
}

interface Start {
  received: number;
  rated: number;
  /** Dossiers not rated, by their age in weeks. */
  unrated: number[];
}

function startOf({ received, rated }: Triangle): Start {
  const ratedOf = (week: number) => sum(rated[week] ?? []);
  const unrated = Array.from({ length: oldestAge + 1 }, (_, week) =>
    Math.max(0, (received[week] ?? 0) - ratedOf(week)),
  );
  return { received: sum(received), rated: sum(rated.map((cohort) => sum(cohort))), unrated };
}

/** The period's dossiers at the end of a coming week. */
interface CourseWeek {
  received: number;
  rated: number;
  /** Of the rated: those already received, and not rated, on the cut-off day. */
  young: number;
}

/** How one course differs from what is expected, week after week: factors, and chance of the single dossier. */
interface Wandering {
  level: () => number;
  volume: () => number;
  /** An error for a number of ratings with this variance. */
  error: (variance: number) => number;
}

const steady: Wandering = { level: () => 1, volume: () => 1, error: () => 0 };

function wandering({ noise, drift, uncertainty }: Development, arrivals: Arrivals, chance: Chance): Wandering {
  let level = uncertainty * normalFrom(chance);
  const volume = volumeShare * arrivals.noise * normalFrom(chance);
  return {
    level: () => {
      level += drift * normalFrom(chance);
      return Math.exp(level + noise * normalFrom(chance));
    },
    volume: () => Math.exp(volume + arrivals.noise * normalFrom(chance)),
    error: (variance) => Math.sqrt(variance) * normalFrom(chance),
  };
}

/** So much of a week's noise in the number of dossiers is expected to last. */
const volumeShare = 0.7;

/** One course of the coming weeks: each week the unrated dossiers of each age are rated at their rate times the level. */
function courseOf(start: Start, { rates }: Development, { weeks }: Arrivals, how: Wandering): CourseWeek[] {
  let { received, rated } = start;
  let young = 0;
  // Index: age in weeks at the end of the last week. One array for all weeks, because hundreds of courses are drawn.
  const unrated = Float64Array.from(start.unrated);
  return weeks.map(({ days, received: expected }, week) => {
    const level = how.level();
    const arrived = expected * how.volume();
    unrated.copyWithin(1, 0);
    unrated[0] = arrived;
    let [added, variance] = [0, 0];
    for (let age = 0; age <= oldestAge; age += 1) {
      const number = unrated[age] ?? 0;
      const rate = Math.min(highestRate, (rates[age] ?? 0) * level * (age === 0 ? 1 : days / 7));
      const newly = number * rate;
      unrated[age] = number - newly;
      added += newly;
      variance += newly * (1 - rate);
      if (age > week) young += newly;
    }
    received += arrived;
    rated = Math.min(received, Math.max(rated, rated + added + how.error(variance)));
    return { received, rated, young };
  });
}

/** However willing people become, some dossiers of each age stay unrated. */
const highestRate = 0.98;

function rangeOf(courses: readonly (readonly CourseWeek[])[], week: number): Omit<ForecastPoint, "day"> {
  const shares = courses
    .flatMap((course) => {
      const at = course[week];
      return at === undefined || at.received === 0 ? [] : [at.rated / at.received];
    })
    .sort((one, other) => one - other);
  const tail = (1 - claimedCoverage) / 2;
  return { low: quantile(shares, tail), middle: quantile(shares, 0.5), high: quantile(shares, 1 - tail) };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

/** Participation at the end of each past week, as it was on that day, oldest first: the line before the range. */
export function pastParticipation({ from, cutOff, received, rated }: Seen): { day: Day; share: number }[] {
  const weekOf = weeksBefore(cutOff);
  const weeks: { received: number; rated: number }[] = [];
  const add = (day: Day, counted: Day, what: "received" | "rated", number: number) => {
    const week = weekOf(counted);
    if (week === undefined || day < from) return;
    (weeks[week] ??= { received: 0, rated: 0 })[what] += number;
  };
  for (const one of received) add(one.day, one.day, "received", one.received);
  // A rating that came before its dossier counts from the day of receipt.
  for (const { day, ratedOn, rated: number } of rated) add(day, day > ratedOn ? day : ratedOn, "rated", number);
  const past: { day: Day; share: number }[] = [];
  const all = { received: 0, rated: 0 };
  for (let week = weeks.length - 1; week >= 0; week -= 1) {
    all.received += weeks[week]?.received ?? 0;
    all.rated += weeks[week]?.rated ?? 0;
    if (all.received > 0) past.push({ day: addDays(cutOff, -7 * week), share: all.rated / all.received });
  }
  return past;
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

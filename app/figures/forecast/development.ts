import { daysBetween, type Day } from "#app/platform/day.ts";

/** Dossiers received on a day. */
export interface ReceivedDay {
  day: Day;
  received: number;
}

/** Dossiers of a day whose counted rating was first given on `ratedOn`. */
export interface RatedCell {
  day: Day;
  ratedOn: Day;
  rated: number;
}

/**
 * Dossiers by the week in which they were received and the number of weeks until they were rated. Weeks are seven days
 * that end on the cut-off day, numbered backwards from 0, so that every week is whole and every cell fully seen.
 */
export interface Triangle {
  /** By week of receipt. */
  received: number[];
  /** By week of receipt, then by weeks from receipt to rating. */
  rated: number[][];
}

/** A dossier older than this many weeks is expected to stay unrated. */
export const oldestAge = 26;
/** Ages from here on share one rate, because few dossiers are rated so late. */
export const tailAge = 8;
/** The last weeks from which the delay is learned. */
export const learnedWeeks = 26;
/** After so many weeks what was seen counts half. */
export const halfLifeWeeks = 6;

/** The number of the week of a day, 0 for the seven days up to the cut-off day; undefined after the cut-off day. */
export function weekBefore(cutOff: Day, day: Day): number | undefined {
  const ago = daysBetween(day, cutOff);
  return ago < 0 ? undefined : Math.floor(ago / 7);
}

/** `weekBefore` of a cut-off day for tens of thousands of rows: each day is read once. */
export function weeksBefore(cutOff: Day): (day: Day) => number | undefined {
  const known = new Map<Day, number | undefined>();
  return (day) => {
    if (!known.has(day)) known.set(day, weekBefore(cutOff, day));
    return known.get(day);
  };
}

/**
 * Sorts dossiers and ratings into weeks up to the cut-off day. What is dated after it does not exist yet; a rating dated
 * before the receipt (a code that waited for its dossier) counts in the week of receipt. `from`: leaves out dossiers
 * received earlier.
 */
export function triangleOf(
  cutOff: Day,
  received: readonly ReceivedDay[],
  rated: readonly RatedCell[],
  from?: Day,
): Triangle {
  const triangle: Triangle = { received: [], rated: [] };
  const weekOf = weeksBefore(cutOff);
  const isIn = (day: Day) => from === undefined || day >= from;
  for (const { day, received: number } of received) {
    const week = weekOf(day);
    if (week !== undefined && isIn(day)) triangle.received[week] = (triangle.received[week] ?? 0) + number;
  }
  for (const { day, ratedOn, rated: number } of rated) {
    const [week, given] = [weekOf(day), weekOf(ratedOn)];
    if (week === undefined || given === undefined || !isIn(day)) continue;
    const cohort = (triangle.rated[week] ??= []);
    const age = Math.max(0, week - given);
    cohort[age] = (cohort[age] ?? 0) + number;
  }
  // Weeks without a dossier, and ages without a rating, are gaps until here.
  return {
    received: Array.from(triangle.received, (number: number | undefined) => number ?? 0),
    rated: Array.from(triangle.rated, (cohort: number[] | undefined) =>
      Array.from(cohort ?? [], (number: number | undefined) => number ?? 0),
    ),
  };
}

/** How dossiers are rated: the rates by age, and how much whole weeks differ from them. */
export interface Development {
  /** The share of the dossiers unrated until then that is rated at each age in weeks, 0 to `oldestAge`. */
  rates: number[];
  /** Ratings seen in the weeks learned from. */
  ratings: number;
  /** Standard deviation of the logarithm of a week's level, besides chance of the single dossier. */
  noise: number;
  /** Standard deviation of the lasting change of the level from one week to the next. */
  drift: number;
  /** Standard deviation of the present level as learned. */
  uncertainty: number;
}

/** Bounds of what a few weeks can say about noise and drift; set by the back-test (`npm run bench -- forecast`). */
export const noiseBounds = { least: 0.02, most: 0.5 } as const;
export const driftBounds = { least: 0.004, most: 0.12 } as const;

/**
 * Learns the delay from receipt to rating: for each age the ratings of the last weeks ÷ the dossiers that were still
 * unrated at that age, recent weeks weighted more. A chain ladder in the form of discrete hazards, so that dossiers too
 * young to be seen at an age are left out instead of counted as unrated (Lawless 1994; Kaplan and Meier 1958).
 */
export function developmentOf(triangle: Triangle): Development {
  const weeks = Math.min(learnedWeeks, triangle.received.length);
  const seen = Array.from({ length: oldestAge + 1 }, () => ({ rated: 0, atRisk: 0 }));
  const diagonals = Array.from({ length: weeks }, (_, week) => diagonalOf(triangle, week));
  diagonals.forEach((diagonal, week) => {
    const weight = 2 ** (-week / halfLifeWeeks);
    diagonal.forEach(({ rated, atRisk }, age) => {
      const cell = seen[Math.min(age, tailAge)];
      if (cell === undefined) return;
      cell.rated += weight * rated;
      cell.atRisk += weight * atRisk;
    });
  });
  const rates = seen.map((_, age) => {
    const { rated, atRisk } = seen[Math.min(age, tailAge)] ?? { rated: 0, atRisk: 0 };
    return atRisk <= 0 ? 0 : Math.min(1, rated / atRisk);
  });
  const compared = diagonals.map((diagonal) => ({
    seen: sum(diagonal.map(({ rated }) => rated)),
    expected: sum(diagonal.map(({ atRisk }, age) => atRisk * (rates[age] ?? 0))),
  }));
  return { rates, ratings: sum(compared.map((one) => one.seen)), ...dispersionOf(compared) };
}

interface Cell {
  rated: number;
  /** Dossiers unrated before that week. */
  atRisk: number;
}

/** The ratings given in one week, by the age of the dossier. */
function diagonalOf({ received, rated }: Triangle, week: number): Cell[] {
  return Array.from({ length: oldestAge + 1 }, (_, age) => {
    const cohort = rated[week + age] ?? [];
    let earlier = 0;
    for (let before = 0; before < age; before += 1) earlier += cohort[before] ?? 0;
    return { rated: cohort[age] ?? 0, atRisk: Math.max(0, (received[week + age] ?? 0) - earlier) };
  });
}

/** Weeks with fewer expected ratings say nothing about the level. */
const fewestExpected = 1;

/**
 * Splits the changes of the weekly level into noise and drift by the method of moments: neighbouring weeks differ by
 * twice the noise and one drift, weeks that are four apart by twice the noise and four drifts.
 */
function dispersionOf(weeks: readonly { seen: number; expected: number }[]) {
  const levels = weeks.map(({ seen, expected }) =>
    expected < fewestExpected
      ? undefined
      : { level: Math.log((seen + 0.5) / (expected + 0.5)), chance: 1 / (expected + 0.5) },
  );
  const apart = (lag: number) => {
    const squares = levels.flatMap((one, index) => {
      const other = levels[index + lag];
      if (one === undefined || other === undefined) return [];
      return [Math.min(1, (one.level - other.level) ** 2) - one.chance - other.chance];
    });
    return squares.length < 4 ? 0 : sum(squares) / squares.length;
  };
  const [near, far] = [apart(1), apart(4)];
  const drift = within(Math.sqrt(Math.max(0, (far - near) / 3)), driftBounds);
  const noise = within(Math.sqrt(Math.max(0, (near - drift ** 2) / 2)), noiseBounds);
  const chances = levels.flatMap((one) => (one === undefined ? [] : [one.chance]));
  const chance = chances.length === 0 ? 1 : sum(chances) / chances.length;
  // The weights halve every `halfLifeWeeks`: so much of noise and of drift is left in the level that was learned.
  const kept = 2 ** (-1 / halfLifeWeeks);
  const ofNoise = (noise ** 2 + chance) * ((1 - kept) / (1 + kept));
  const ofDrift = drift ** 2 * (kept ** 2 / (1 - kept ** 2));
  return { noise, drift, uncertainty: Math.sqrt(ofNoise + ofDrift) };
}

function within(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, value));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

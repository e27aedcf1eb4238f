import { addDays, daysBetween, type Day } from "#app/platform/day.ts";
import type { ReceivedDay } from "./development.ts";

/** A week still to come, shorter than seven days if the period ends in it. */
export interface ComingWeek {
  lastDay: Day;
  days: number;
  workingDays: number;
  /** Dossiers expected. */
  received: number;
}

/** How the dossiers of the coming weeks were expected. */
export interface Arrivals {
  weeks: ComingWeek[];
  /** Whether last year's same weeks were followed, or only the last weeks. */
  isSeasonal: boolean;
  /** Standard deviation of the logarithm of a week's number of dossiers. */
  noise: number;
}

interface AskedArrivals {
  cutOff: Day;
  lastDay: Day;
  received: readonly ReceivedDay[];
  isWorkingDay: (day: Day) => boolean;
}

const recentWeeks = 8;
/** 52 weeks: the same weekdays a year earlier. */
const yearDays = 364;
/** Fewer dossiers in eight weeks of last year are no season to follow. */
const fewestLastYear = 200;
/** Last year's weeks are averaged with so many on both sides. */
const besideWeeks = 2;

/**
 * Expects the dossiers of the coming weeks: the average per working day of the last eight weeks, times the working days
 * of the week, times what that time of last year was to last year's eight weeks, if last year has enough dossiers.
 */
export function comingArrivals({ cutOff, lastDay, received, isWorkingDay }: AskedArrivals): Arrivals {
  const byDay = new Map<Day, number>();
  for (const { day, received: number } of received) byDay.set(day, (byDay.get(day) ?? 0) + number);
  const count = (from: Day, to: Day) => countDays(from, to, byDay, isWorkingDay);
  const recent = count(addDays(cutOff, 1 - 7 * recentWeeks), cutOff);
  const yearAgo = addDays(cutOff, -yearDays);
  const before = count(addDays(yearAgo, 1 - 7 * recentWeeks), yearAgo);
  const isSeasonal = before.received >= fewestLastYear && before.workingDays > 0;
  const rate = perDay(recent);
  const weeks: ComingWeek[] = [];
  for (let from = addDays(cutOff, 1); from <= lastDay; from = addDays(from, 7)) {
    const end = addDays(from, 6) < lastDay ? addDays(from, 6) : lastDay;
    const around = count(addDays(from, -yearDays - 7 * besideWeeks), addDays(from, -yearDays + 6 + 7 * besideWeeks));
    const season = isSeasonal && around.workingDays > 0 ? perDay(around) / perDay(before) : 1;
    const { workingDays } = count(from, end);
    weeks.push({ lastDay: end, days: daysBetween(from, end) + 1, workingDays, received: rate * workingDays * season });
  }
  return { weeks, isSeasonal, noise: noiseOf(cutOff, rate, count) };
}

interface Counted {
  received: number;
  workingDays: number;
}

function countDays(from: Day, to: Day, byDay: ReadonlyMap<Day, number>, isWorkingDay: (day: Day) => boolean): Counted {
  const counted = { received: 0, workingDays: 0 };
  for (let day = from; day <= to; day = addDays(day, 1)) {
    counted.received += byDay.get(day) ?? 0;
    if (isWorkingDay(day)) counted.workingDays += 1;
  }
  return counted;
}

function perDay({ received, workingDays }: Counted): number {
  return workingDays === 0 ? 0 : received / workingDays;
}

/** How much the last weeks differ from their average, at least a tenth. */
function noiseOf(cutOff: Day, rate: number, count: (from: Day, to: Day) => Counted): number {
  const squares: number[] = [];
  for (let week = 0; week < recentWeeks; week += 1) {
    const counted = count(addDays(cutOff, -7 * week - 6), addDays(cutOff, -7 * week));
    const expected = rate * counted.workingDays;
    if (expected > 0) squares.push((counted.received / expected - 1) ** 2);
  }
  const variance = squares.length === 0 ? 0 : squares.reduce((sum, one) => sum + one, 0) / squares.length;
  return Math.min(0.6, Math.max(0.1, Math.sqrt(variance)));
}

import { yearOf, type Day } from "#app/platform/day.ts";

/**
 * The years whose calendar somebody must confirm now: the running one at any time, and from 1 December the next one,
 * because limits of early January are being counted by then.
 */
export function calendarWarning(today: Day, confirmedYears: ReadonlySet<number>): number[] {
  const year = yearOf(today);
  const needed = Number(today.slice(5, 7)) === 12 ? [year, year + 1] : [year];
  return needed.filter((one) => !confirmedYears.has(one));
}

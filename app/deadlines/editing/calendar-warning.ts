import { yearOf, type Day } from "#app/platform/day.ts";

/**
 * The years that must be confirmed now: the current one at any time, and from 1 December the next one, because periods
 * that end in early January are then running.
 */
export function calendarWarning(today: Day, confirmedYears: ReadonlySet<number>): number[] {
  const year = yearOf(today);
  const needed = Number(today.slice(5, 7)) === 12 ? [year, year + 1] : [year];
  return needed.filter((one) => !confirmedYears.has(one));
}

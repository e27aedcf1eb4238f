import { yearOf, type Day } from "#app/platform/day.ts";
import { quarterOf, quarterPeriod, type Period } from "./period.ts";

/** The key under which a quarter is stored: `2026-Q4`. */
export function quarterKey(on: Day): string {
  return `${String(yearOf(on))}-Q${String(quarterOf(on))}`;
}

/** Reads a key of a quarter; undefined for other text and for a quarter that has not begun. */
export function quarterFrom(key: string, today: Day): Period | undefined {
  const match = /^(2\d{3})-Q([1-4])$/.exec(key);
  if (match === null) return undefined;
  const quarter = quarterPeriod(Number(match[1]), Number(match[2]), today);
  return quarter.from <= today ? quarter : undefined;
}

/** The quarter of the last counted day of a period. */
export function quarterAround(period: Period, today: Day): Period {
  return quarterPeriod(yearOf(period.to), quarterOf(period.to), today);
}

import { yearOf, type Day } from "#app/platform/day.ts";
import { quarterOf, quarterPeriod, type Period } from "./period.ts";

/** A quarter as it is stored: `2026-Q4`. */
export function quarterKey(on: Day): string {
  return `${String(yearOf(on))}-Q${String(quarterOf(on))}`;
}

/** The quarter of a stored name; undefined for anything else, and for one that has not begun. */
export function quarterFrom(key: string, today: Day): Period | undefined {
  const match = /^(2\d{3})-Q([1-4])$/.exec(key);
  if (match === null) return undefined;
  const quarter = quarterPeriod(Number(match[1]), Number(match[2]), today);
  return quarter.from <= today ? quarter : undefined;
}

/** The quarter in which the counted days of a period end. */
export function quarterAround(period: Period, today: Day): Period {
  return quarterPeriod(yearOf(period.to), quarterOf(period.to), today);
}

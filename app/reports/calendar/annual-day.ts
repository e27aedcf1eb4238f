import { dayFrom, type Day } from "#app/platform/day.ts";

/** A day of every year, `MM-dd`. A day that a month does not have, such as `02-29` in 2027, is the last one of the month. */
export type AnnualDay = string & { readonly brand: "annual-day" };

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether a text is a day that some year has. */
export function isAnnualDay(text: string): text is AnnualDay {
  if (!/^\d{2}-\d{2}$/.test(text)) return false;
  const [month, dayOfMonth] = partsOf(text);
  return dayOfMonth >= 1 && dayOfMonth <= (longestMonths[month - 1] ?? 0);
}

/** An annual day from its text; throws if it is none. */
export function annualDay(text: string): AnnualDay {
  if (!isAnnualDay(text)) throw new RangeError(`not a day of a year: ${text}`);
  return text;
}

/** Reads a day as people type it: `24/02`, `24-2` or `24.02`; undefined for anything else. */
export function readAnnualDay(typed: string): AnnualDay | undefined {
  const parts = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/.exec(typed);
  if (parts === null) return undefined;
  const text = `${(parts[2] ?? "").padStart(2, "0")}-${(parts[1] ?? "").padStart(2, "0")}`;
  return isAnnualDay(text) ? text : undefined;
}

/** The day as Vietnamese writes it, `24/02`. */
export function annualDayText(of: AnnualDay): string {
  return `${of.slice(3)}/${of.slice(0, 2)}`;
}

/** The day in a year. */
export function inYear(of: AnnualDay, year: number): Day {
  const [month, dayOfMonth] = partsOf(of);
  const found = dayFrom(year, month, dayOfMonth) ?? dayFrom(year, month, dayOfMonth - 1);
  if (found === undefined) throw new RangeError(`no such day: ${of}`);
  return found;
}

function partsOf(text: string): [month: number, dayOfMonth: number] {
  return [Number(text.slice(0, 2)), Number(text.slice(3))];
}

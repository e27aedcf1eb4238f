import { z } from "zod";
import { memoize } from "./memoize.ts";

/**
 * Days and instants as the product stores them: ISO text, sorted as text, the same in both engines.
 * A `Day` is a civil day in Vietnam (`2026-11-20`), an `Instant` a moment in UTC with milliseconds
 * (`2026-11-20T02:15:00.000Z`). Vietnam keeps UTC+7 all year without daylight saving (tz Asia/Ho_Chi_Minh).
 */
export type Day = string & { readonly brand: "day" };
export type Instant = string & { readonly brand: "instant" };

const vietnamOffsetMinutes = 7 * 60;
const minuteMilliseconds = 60_000;
const dayMilliseconds = 24 * 60 * minuteMilliseconds;

const dayNumber = memoize((day: Day) => Date.parse(`${day}T00:00:00Z`) / dayMilliseconds);

function fromDayNumber(number: number): Day {
  return new Date(number * dayMilliseconds).toISOString().slice(0, 10) as Day;
}

/** True for a real calendar day written `yyyy-MM-dd` (so not `2026-02-30`). */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * The day written `yyyy-MM-dd`. Throws RangeError for anything else: for constants and stored values, not for typed
 * texts.
 */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

/** A day from year, month 1–12 and day of month; undefined if there is no such day. */
export function dayFrom(year: number, month: number, dayOfMonth: number): Day | undefined {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
  return isDay(text) ? text : undefined;
}

export const daySchema = z.string().refine(isDay).transform(day);

export function addDays(from: Day, count: number): Day {
  return fromDayNumber(dayNumber(from) + count);
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: 1 is Monday (thứ Hai), 7 is Sunday (Chủ nhật). */
export function weekdayOf(of: Day): number {
  return ((dayNumber(of) + 3) % 7) + 1;
}

export function yearOf(of: Day): number {
  return Number(of.slice(0, 4));
}

/** The month as `yyyy-MM`. */
export function monthOf(of: Day): string {
  return of.slice(0, 7);
}

export function lastDayOfYear(year: number): Day {
  return day(`${String(year)}-12-31`);
}

export function instantFromDate(date: Date): Instant {
  return date.toISOString() as Instant;
}

/** The civil day in Vietnam of an instant. */
export function dayOf(instant: Instant): Day {
  const local = Date.parse(instant) + vietnamOffsetMinutes * minuteMilliseconds;
  return new Date(local).toISOString().slice(0, 10) as Day;
}

/** The time of day in Vietnam as `HH:mm`. Computed on the text, because it is needed for every dossier of an import. */
export function timeOf(instant: Instant): string {
  const hours = (Number(instant.slice(11, 13)) + vietnamOffsetMinutes / 60) % 24;
  return `${String(hours).padStart(2, "0")}${instant.slice(13, 16)}`;
}

/** The instant of a local time in Vietnam, hours 0–23 and minutes 0–59. */
export function instantAt(on: Day, hours: number, minutes: number): Instant {
  const local = dayNumber(on) * dayMilliseconds + (hours * 60 + minutes) * minuteMilliseconds;
  return instantFromDate(new Date(local - vietnamOffsetMinutes * minuteMilliseconds));
}

export function addMinutes(to: Instant, minutes: number): Instant {
  return instantFromDate(new Date(Date.parse(to) + minutes * minuteMilliseconds));
}

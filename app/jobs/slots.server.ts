import { Cron } from "croner";
import { instantFromDate, type Instant } from "#app/platform/day.ts";
import { timeZone } from "./timetable.ts";

/**
 * The last time at or before `now` at which a schedule is due; undefined if there was none. Throws if the schedule is
 * malformed.
 */
export function newestSlot(schedule: string, now: Instant): Instant | undefined {
  const cron = new Cron(schedule, { timezone: timeZone, paused: true });
  // Croner returns times before its reference time, and a slot at exactly `now` counts as due.
  const [slot] = cron.previousRuns(1, new Date(Date.parse(now) + 1));
  return slot === undefined ? undefined : instantFromDate(slot);
}

/**
 * The first time from `start` on at which a schedule is due; null if it is after `now`. Throws if the schedule is
 * malformed.
 */
export function firstSlotFrom(schedule: string, start: Instant, now: Instant): Instant | null {
  const cron = new Cron(schedule, { timezone: timeZone, paused: true });
  const slot = cron.nextRun(new Date(Date.parse(start) - 1));
  if (slot === null) return null;
  const first = instantFromDate(slot);
  return first <= now ? first : null;
}

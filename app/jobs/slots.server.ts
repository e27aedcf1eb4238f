import { Cron } from "croner";
import { instantFromDate, type Instant } from "#app/platform/day.ts";
import { timeZone } from "./timetable.ts";

/** The last moment at or before `now` at which a schedule is due; undefined when there was none. Throws on a wrong schedule. */
export function newestSlot(schedule: string, now: Instant): Instant | undefined {
  const cron = new Cron(schedule, { timezone: timeZone, paused: true });
  // Croner answers what lies before its reference, and a slot at this very moment is due.
  const [slot] = cron.previousRuns(1, new Date(Date.parse(now) + 1));
  return slot === undefined ? undefined : instantFromDate(slot);
}

/** The first moment from `start` on at which a schedule is due; null where it lies after `now`. Throws on a wrong schedule. */
export function firstSlotFrom(schedule: string, start: Instant, now: Instant): Instant | null {
  const cron = new Cron(schedule, { timezone: timeZone, paused: true });
  const slot = cron.nextRun(new Date(Date.parse(start) - 1));
  if (slot === null) return null;
  const first = instantFromDate(slot);
  return first <= now ? first : null;
}

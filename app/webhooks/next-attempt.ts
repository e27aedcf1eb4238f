import { addMinutes, type Instant } from "#app/platform/day.ts";

/** Minutes to wait after the first failed attempt, the second, and so on: seventy hours in all. */
const waitingMinutes = [1, 5, 15, 60, 180, 360, 720, 1440, 1440] as const;

/** A delivery is given up after this number of failed attempts, which is after about three days. */
export const mostAttempts = waitingMinutes.length + 1;

/** A webhook that nothing reached for this long is switched off when a delivery is given up: two and a half days. */
export const failingMinutes = 3600;

/** A delivery whose secret cannot be read waits so long for the right SECRET before it is tried again. */
const unreadableMinutes = 60;

/** When it is tried again; null if it was made three days ago: nobody has put the SECRET back, and its page says so. */
export function nextReadingAt(createdAt: Instant, now: Instant): Instant | null {
  return createdAt <= addMinutes(now, -longestUnreadableMinutes) ? null : addMinutes(now, unreadableMinutes);
}

/** As long as a receiver may be away. */
const longestUnreadableMinutes = 3 * 24 * 60;

/** When a delivery is tried again after its failed attempt number `attempts`; null if it is given up. */
export function nextAttemptAt(attempts: number, failedAt: Instant): Instant | null {
  const minutes = waitingMinutes[attempts - 1];
  return minutes === undefined ? null : addMinutes(failedAt, minutes);
}

import { addMinutes, type Instant } from "#app/platform/day.ts";

/** Minutes to wait after the first failed attempt, after the second, and so on. */
const waitingMinutes = [1, 5, 15, 60, 240, 480, 720] as const;

/** A message is given up when this many attempts failed, after about a day. */
export const mostAttempts = waitingMinutes.length + 1;

/** When a message is tried again whose `attempts`-th attempt (from 1) failed at `failedAt`; null when it is given up. */
export function nextAttemptAt(attempts: number, failedAt: Instant): Instant | null {
  const minutes = waitingMinutes[attempts - 1];
  return minutes === undefined ? null : addMinutes(failedAt, minutes);
}

import { addMinutes, type Instant } from "#app/platform/day.ts";
import type { Job } from "./timetable.ts";

/** A job that should have finished a run since. */
export interface LateJob<Name extends string = string> {
  name: Name;
  /** When its last good run ended; null when there was none. */
  lastAt: Instant | null;
}

/** What is known of a job. */
export interface KnownRuns {
  /** When its last good run ended; null when there was none. */
  lastAt: Instant | null;
  /** The first moment at which it was due in this installation; null while that lies ahead. */
  firstDueAt: Instant | null;
}

/**
 * The jobs whose last good run lies too far back, in the order of the timetable. One that never had a good run has the same
 * time from when it was due first, so that a new installation does not begin with an alarm.
 */
export function jobsThatDidNotRun<Name extends string>(
  jobs: readonly (Job & { name: Name })[],
  known: ReadonlyMap<Name, KnownRuns>,
  now: Instant,
): LateJob<Name>[] {
  return jobs.flatMap(({ name, lateAfterMinutes }) => {
    const { lastAt = null, firstDueAt = null } = known.get(name) ?? {};
    const since = lastAt ?? firstDueAt;
    return since !== null && since < addMinutes(now, -lateAfterMinutes) ? [{ name, lastAt }] : [];
  });
}

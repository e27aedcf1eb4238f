import { addMinutes, type Instant } from "#app/platform/day.ts";
import type { Job } from "./timetable.ts";

/** A job that should have finished a run and did not. */
export interface LateJob<Name extends string = string> {
  name: Name;
  /** When its last successful run ended; null if there was none. */
  lastAt: Instant | null;
}

/** The recorded runs of a job. */
export interface KnownRuns {
  /** When its last successful run ended; null if there was none. */
  lastAt: Instant | null;
  /** When it was first due in this installation; null while that is in the future. */
  firstDueAt: Instant | null;
}

/**
 * The jobs whose last successful run is older than `lateAfterMinutes`, in the order of the timetable. For a job without
 * a successful run the time counts from when it was first due, so that a new installation does not begin with a
 * warning.
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

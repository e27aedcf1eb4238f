import { addMinutes, type Instant } from "#app/platform/day.ts";
import type { Job } from "./timetable.ts";

/** A job that should have finished a run since. */
export interface LateJob<Name extends string = string> {
  name: Name;
  /** When its last good run ended; null when there was none. */
  lastAt: Instant | null;
}

/** The jobs whose last good run is missing or lies too far back, in the order of the timetable. */
export function jobsThatDidNotRun<Name extends string>(
  jobs: readonly (Job & { name: Name })[],
  lastGoodRuns: ReadonlyMap<Name, Instant>,
  now: Instant,
): LateJob<Name>[] {
  return jobs.flatMap(({ name, lateAfterMinutes }) => {
    const lastAt = lastGoodRuns.get(name) ?? null;
    const isLate = lastAt === null || lastAt < addMinutes(now, -lateAfterMinutes);
    return isLate ? [{ name, lastAt }] : [];
  });
}

import type { Instant } from "#app/platform/day.ts";
import type { JobName, JobOutcome } from "#app/jobs/timetable.ts";

/**
 * A run of a job for one slot of its timetable. The primary key (job, slot) lets only one of several processes run it.
 */
export interface JobRunsTable {
  job: JobName;
  /** The time at which the timetable starts the job. */
  slot: Instant;
  started_at: Instant;
  /** The process that runs it; another takes over if it does not finish in time. */
  claimed_by: string;
  attempts: number;
  finished_at: Instant | null;
  /** Null while it runs, or if its process died. */
  outcome: JobOutcome | null;
  /** JSON: numbers of what was done, or the name of the error; no personal data. */
  detail: string | null;
}

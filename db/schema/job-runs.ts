import type { Instant } from "#app/platform/day.ts";
import type { JobName, JobOutcome } from "#app/jobs/timetable.ts";

/** A run of a job for one of its slots. The primary key (job, slot) lets one of several runners have it. */
export interface JobRunsTable {
  job: JobName;
  /** The moment the timetable says. */
  slot: Instant;
  started_at: Instant;
  /** The runner that works on it; another takes over when it did not finish in time. */
  claimed_by: string;
  attempts: number;
  finished_at: Instant | null;
  /** Null while it runs, or when its process died. */
  outcome: JobOutcome | null;
  /** JSON counts of what was done, or the name of the error; no personal data. */
  detail: string | null;
}

import { randomUUID } from "node:crypto";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { newestSlot } from "./slots.server.ts";
import type { Job, JobName, JobOutcome } from "./timetable.ts";

/** A job with its function; the numbers that it returns are stored with the run. */
export interface RunnableJob extends Job {
  name: JobName;
  /** A long job ends early when the process is stopping; its next run does the rest. */
  run: (context: Context, stopping?: AbortSignal) => Promise<Record<string, number>>;
}

/** A run of this round, for the log and for tests. */
export interface JobRun {
  name: JobName;
  slot: Instant;
  outcome: JobOutcome;
}

/** A run that has not ended after this time is taken for dead; another process runs its slot again. */
const claimMinutes = 15;

/** A failed run is repeated after this time, unless a newer slot has come. */
const retryAfterMinutes = 20;

/** Most attempts for one slot, so that a job that crashes its process does not do so for ever. */
const mostAttempts = 4;

/**
 * Runs the newest slot of each due job, unless a process has already claimed it; of several processes one gets it.
 * Older missed slots are not made up for, nor is a slot older than the job's `catchUpMinutes`. A job that fails is
 * recorded, logged and later repeated a few times; the others continue.
 */
export async function runDueJobs(
  context: Context,
  jobs: readonly RunnableJob[],
  stopping?: AbortSignal,
): Promise<JobRun[]> {
  const runs: JobRun[] = [];
  for (const job of jobs) {
    if (stopping?.aborted === true) break;
    const slot = newestSlot(job.schedule, context.clock.now());
    if (slot === undefined || slot < addMinutes(context.clock.now(), -job.catchUpMinutes)) continue;
    const claim = randomUUID();
    if (!(await claimSlot(context, job, slot, claim))) continue;
    const { outcome, detail } = await runJob(context, job, stopping);
    await finishRun(context, job, { slot, claim, outcome, detail });
    runs.push({ name: job.name, slot, outcome });
  }
  return runs;
}

/**
 * Claims a slot that no process has, whose process died, or whose last run failed some time ago; false if another
 * process has it.
 */
async function claimSlot({ db, clock }: Context, job: RunnableJob, slot: Instant, claim: string): Promise<boolean> {
  const now = clock.now();
  const row = { job: job.name, slot, started_at: now, claimed_by: claim, attempts: 1 };
  const added = await db
    .insertInto("job_runs")
    .values({ ...row, finished_at: null, outcome: null, detail: null })
    .onConflict((conflict) => conflict.columns(["job", "slot"]).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 1n) return true;
  const takenOver = await db
    .updateTable("job_runs")
    .set((eb) => ({
      started_at: now,
      claimed_by: claim,
      attempts: eb("attempts", "+", 1),
      finished_at: null,
      outcome: null,
    }))
    .where("job", "=", job.name)
    .where("slot", "=", slot)
    .where("attempts", "<", mostAttempts)
    .where((eb) =>
      eb.or([
        eb.and([eb("finished_at", "is", null), eb("started_at", "<=", addMinutes(now, -claimMinutes))]),
        eb.and([eb("outcome", "=", "failed"), eb("finished_at", "<=", addMinutes(now, -retryAfterMinutes))]),
      ]),
    )
    .executeTakeFirst();
  return takenOver.numUpdatedRows === 1n;
}

interface Ended {
  outcome: JobOutcome;
  detail: string;
}

async function runJob(context: Context, job: RunnableJob, stopping: AbortSignal | undefined): Promise<Ended> {
  try {
    return { outcome: "done", detail: JSON.stringify(await job.run(context, stopping)) };
  } catch (error) {
    context.log.error({ err: error, job: job.name }, "job failed");
    // The message of the error may contain data of a case; its name does not.
    return { outcome: "failed", detail: JSON.stringify({ error: error instanceof Error ? error.name : "unknown" }) };
  }
}

async function finishRun(
  { db, clock }: Context,
  job: RunnableJob,
  { slot, claim, outcome, detail }: Ended & { slot: Instant; claim: string },
): Promise<void> {
  await db
    .updateTable("job_runs")
    .set({ finished_at: clock.now(), outcome, detail })
    .where("job", "=", job.name)
    .where("slot", "=", slot)
    .where("claimed_by", "=", claim)
    .execute();
}

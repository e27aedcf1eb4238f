import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "#app/platform/context.server.ts";
import { jobs } from "./jobs.server.ts";
import { runDueJobs, type RunnableJob } from "./run-due-jobs.server.ts";

/** Time between two checks of the timetable; slots are at least a minute apart. */
const lookEveryMilliseconds = 20_000;

export interface RunningJobs {
  /** Starts no further job, asks the running jobs to end early, and resolves when they have ended. */
  stop(): Promise<void>;
}

/**
 * Runs the jobs of the timetable in this process until `stop` is called. Each job is checked by a loop of its own, so
 * that a slow mail server delays no other job; within this process no job runs twice at the same time.
 */
export function keepRunningJobs(context: Context): RunningJobs {
  const stopping = new AbortController();
  const ended = Promise.all(jobs.map((job) => keepRunning(context, job, stopping.signal)));
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

async function keepRunning(context: Context, job: RunnableJob, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await runDueJobs(context, [job], signal);
    } catch (error) {
      // The database could not be reached; the next check tries again.
      context.log.error({ err: error, job: job.name }, "job not looked at");
    }
    await pause(lookEveryMilliseconds, undefined, { signal, ref: true }).catch(() => undefined);
  }
}

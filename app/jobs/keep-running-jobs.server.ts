import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "#app/platform/context.server.ts";
import { jobs } from "./jobs.server.ts";
import { runDueJobs, type RunnableJob } from "./run-due-jobs.server.ts";

/** How often the timetable is looked at; slots are a minute apart at least. */
const lookEveryMilliseconds = 20_000;

export interface KeptJobs {
  /** Looks no more, tells the jobs that run now to end early, and resolves when they have ended. */
  stop(): Promise<void>;
}

/**
 * Does the jobs of the timetable in this process, beside whatever else it does, until it is told to stop. Each job has its
 * own turn: a mail server that takes its time holds up no other job, and no job runs twice at once here.
 */
export function keepRunningJobs(context: Context): KeptJobs {
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
      // The database was not reached: the next look tries again.
      context.log.error({ err: error, job: job.name }, "job not looked at");
    }
    await pause(lookEveryMilliseconds, undefined, { signal, ref: true }).catch(() => undefined);
  }
}

import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "#app/platform/context.server.ts";
import { jobs } from "./jobs.server.ts";
import { runDueJobs } from "./run-due-jobs.server.ts";

/** How often the timetable is looked at; slots are a minute apart at least. */
const lookEveryMilliseconds = 20_000;

export interface KeptJobs {
  /** Looks no more, and resolves when the job that runs now has ended. */
  stop(): Promise<void>;
}

/** Does the jobs of the timetable in this process, beside whatever else it does, until it is told to stop. */
export function keepRunningJobs(context: Context): KeptJobs {
  const stopping = new AbortController();
  const ended = keepRunning(context, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

async function keepRunning(context: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await runDueJobs(context, jobs);
    } catch (error) {
      // The database was not reached: the next look tries again.
      context.log.error({ err: error }, "jobs not looked at");
    }
    await pause(lookEveryMilliseconds, undefined, { signal, ref: true }).catch(() => undefined);
  }
}

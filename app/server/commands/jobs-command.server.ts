import { runCommand, stoppedCode } from "./run-command.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { jobs } from "#app/jobs/jobs.server.ts";
import { keepRunningJobs } from "#app/jobs/keep-running-jobs.server.ts";
import { runDueJobs } from "#app/jobs/run-due-jobs.server.ts";

/**
 * `npm run jobs [-- --once]`: runs the jobs of the timetable, beside the server, which runs them as well; each slot is
 * run once, by whichever process claims it first. `--once` runs the jobs that are due now, prints them, and ends with
 * code 1 if one failed. Ctrl-C or SIGTERM lets the running job end early; `--once` then ends with 130.
 */
const isOnce = process.argv.includes("--once");
await runCommand(
  (context, { stopping }) => (isOnce ? runOnce(context, stopping) : keepRunning(context, stopping)),
  isOnce ? {} : { patienceSeconds: Infinity },
);

async function runOnce(context: Context, stopping: AbortSignal): Promise<void> {
  const runs = await runDueJobs(context, jobs, stopping);
  for (const { name, slot, outcome } of runs) process.stdout.write(`${name}  ${slot}  ${outcome}\n`);
  if (runs.length === 0) process.stdout.write("nothing is due\n");
  if (runs.some(({ outcome }) => outcome === "failed")) process.exitCode = 1;
  if (stopping.aborted) process.exitCode = stoppedCode;
}

async function keepRunning(context: Context, stopping: AbortSignal): Promise<void> {
  const running = keepRunningJobs(context);
  if (!stopping.aborted) {
    await new Promise<void>((resolve) => {
      stopping.addEventListener("abort", () => {
        resolve();
      });
    });
  }
  await running.stop();
}

import { prepareDataOrExit } from "#app/platform/prepare-data.server.ts";
import { openContext, settingsForCommand } from "#app/platform/process.server.ts";
import { jobs } from "./jobs.server.ts";
import { keepRunningJobs } from "./keep-running-jobs.server.ts";
import { runDueJobs } from "./run-due-jobs.server.ts";

/**
 * `npm run jobs [-- --once]`: does the jobs of the timetable beside the server, which does them as well; each slot is
 * done once whoever is faster. `--once` does what is due now, says so, and ends with code 1 when a job failed.
 */
const { context, close } = openContext(settingsForCommand());
const isOnce = process.argv.includes("--once");
await prepareDataOrExit(context, isOnce ? {} : { patienceSeconds: Infinity });
if (isOnce) {
  const runs = await runDueJobs(context, jobs);
  for (const { name, slot, outcome } of runs) process.stdout.write(`${name}  ${slot}  ${outcome}\n`);
  if (runs.length === 0) process.stdout.write("nothing is due\n");
  if (runs.some(({ outcome }) => outcome === "failed")) process.exitCode = 1;
} else {
  const kept = keepRunningJobs(context);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await kept.stop();
}
await close();

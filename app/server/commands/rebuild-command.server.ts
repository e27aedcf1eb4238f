import { runCommand, stoppedCode } from "./run-command.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";

/**
 * `npm run totals:rebuild`: recomputes the daily totals from the dossiers and prints how many were wrong. Ctrl-C or
 * SIGTERM ends it, with code 130, after the days in progress.
 */
await runCommand((context, { stopping }) => rebuild(context, stopping));

async function rebuild({ db }: Context, stopping: AbortSignal): Promise<void> {
  const { dossiers, corrected, isWhole } = await recountTotals(db, stopping);
  process.stdout.write(`Counted ${String(dossiers)} dossiers. `);
  process.stdout.write(corrected === 0 ? "Nothing differed.\n" : `Corrected ${String(corrected)} daily totals.\n`);
  if (isWhole) return;
  process.stdout.write("Stopped before the end: the remaining days were not counted. Start it again to count all.\n");
  process.exitCode = stoppedCode;
}

import { prepareDataOrExit } from "#app/platform/prepare-data.server.ts";
import { openContext, settingsForCommand } from "#app/platform/process.server.ts";
import { recountTotals } from "./recount-totals.server.ts";

/** `npm run totals:rebuild`: recomputes the daily totals from the dossiers and says whether anything differed. */
const { context, close } = openContext(settingsForCommand());
await prepareDataOrExit(context);
const { dossiers, corrected } = await recountTotals(context.db);
await close();
process.stdout.write(`Counted ${String(dossiers)} dossiers. `);
process.stdout.write(corrected === 0 ? "Nothing differed.\n" : `Corrected ${String(corrected)} daily totals.\n`);

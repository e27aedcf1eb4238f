import { codeOf } from "#db/errors.ts";
import { renewTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { prepareDataOrExit } from "./prepare-data.server.ts";
import { openContext, settingsOrExit } from "./process.server.ts";
import { listenFaultText } from "./start-fault.ts";
import { announceSetup } from "#app/installation/setup-token.server.ts";
import { builtPagesOrExit, developmentPages } from "./page-source.server.ts";
import { serveWithWork } from "./serve-with-work.server.ts";

/**
 * `npm start` and `npm run dev`, in this order: settings, pages, data (reached, compared with its folder, migrated,
 * SECRET checked), totals, first-run token, HTTP, jobs and imports; runs until a signal stops it. If a step fails,
 * prints a sentence and ends with code 1. Waits for a database that cannot be reached.
 */
const developing = process.argv.includes("--dev");
const settings = settingsOrExit(
  developing ? { SECRET: "only-for-developing-on-this-machine", ...process.env, NODE_ENV: "development" } : process.env,
);
const pages = developing ? await developmentPages() : await builtPagesOrExit();
const { context, close } = openContext(settings);
await prepareDataOrExit(context, {
  patienceSeconds: Infinity,
  also: async () => {
    await renewTotals(context);
    await announceSetup(context);
  },
});
try {
  await serveWithWork(context, pages);
} catch (error) {
  const text = listenFaultText(codeOf(error), settings.port, settings.host);
  if (text === undefined) throw error;
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
await close();

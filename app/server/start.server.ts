import { renewTotals } from "#app/figures/recount-totals.server.ts";
import { keepImporting } from "#app/imports/keep-importing.server.ts";
import { keepRunningJobs } from "#app/jobs/keep-running-jobs.server.ts";
import { prepareDataOrExit } from "#app/platform/data-identity.server.ts";
import { openContext, settingsOrExit } from "#app/platform/process.server.ts";
import { announceSetup } from "#app/staff/setup-token.server.ts";
import { builtPages, developmentPages } from "./page-source.server.ts";
import { serveUntilStopped } from "./serve.server.ts";

/** `npm start` and `npm run dev`: settings, schema, jobs, HTTP, until the process is told to stop. */
const developing = process.argv.includes("--dev");
const settings = settingsOrExit(
  developing ? { SECRET: "only-for-developing-on-this-machine", ...process.env, NODE_ENV: "development" } : process.env,
);
const { context, close } = openContext(settings);
await prepareDataOrExit(context);
await renewTotals(context);
await announceSetup(context);
const pages = developing ? await developmentPages() : await builtPages();
const kept = keepRunningJobs(context);
const imports = keepImporting(context);
await serveUntilStopped(context, pages);
await Promise.all([kept.stop(), imports.stop()]);
await close();

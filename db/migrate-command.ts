import { prepareDataOrExit } from "#app/platform/prepare-data.server.ts";
import { openContext, settingsForCommand } from "#app/platform/process.server.ts";

/** `npm run db:migrate`: brings the database to the newest schema and says which migrations ran. */
const { context, close } = openContext(settingsForCommand());
const names = await prepareDataOrExit(context);
await close();
process.stdout.write(names.length === 0 ? "The database is up to date.\n" : `Migrated: ${names.join(", ")}\n`);

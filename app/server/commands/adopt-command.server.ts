import { migrate } from "#db/migrate.ts";
import { runUnprepared } from "./run-command.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { databaseName, findData, joinData } from "#app/platform/data-folder/data-identity.server.ts";
import { mismatchOf } from "#app/platform/data-folder/data-identity.ts";

/**
 * `npm run data:adopt [-- --yes]`: says whether the database and the data folder belong together. `--yes` makes them
 * belong together: for use after a restore, if a start was refused. Moves and removes nothing.
 */
await runUnprepared(adopt);

async function adopt(context: Context): Promise<void> {
  const { settings } = context;
  const found = await findData(context);
  const mismatch = mismatchOf(found);
  say(`Database:    ${databaseName(settings)}`);
  say(`             ${found.database.isEmpty ? "empty" : "holds an installation"}, id ${found.database.id ?? "none"}`);
  say(`Data folder: ${settings.dataFolder}`);
  say(
    `             ${found.folder.holdsFiles ? "holds files of cases" : "holds no files"}, id ${found.folder.id ?? "none"}`,
  );
  if (mismatch === undefined) say("They belong together. There is nothing to do.");
  else if (process.argv.includes("--yes")) {
    await migrate(context.db);
    await joinData(context);
    say("From now on they belong together. The folder has the id of the database.");
  } else {
    say("They do not belong together. To make them belong together from now on: npm run data:adopt -- --yes");
    process.exitCode = 1;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

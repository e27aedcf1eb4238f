import { runCommand } from "./run-command.server.ts";

/** `npm run db:migrate`: brings the database to the newest schema and says which migrations ran. */
await runCommand((_context, { migrated }) => {
  process.stdout.write(migrated.length === 0 ? "The database is up to date.\n" : `Migrated: ${migrated.join(", ")}\n`);
  return Promise.resolve();
});

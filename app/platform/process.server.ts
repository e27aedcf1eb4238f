import { join } from "node:path";
import { openDatabase } from "#db/engine.ts";
import { clockFrom, systemClock } from "./clock.server.ts";
import type { Context } from "./context.server.ts";
import { openLimits } from "./limits.server.ts";
import { openLog } from "./log.server.ts";
import { readSettings, type Settings } from "./settings.server.ts";

/** The process's settings from its environment; on a mistake prints every problem and ends the process with code 1. */
export function settingsOrExit(environment: Record<string, string | undefined> = process.env): Settings {
  const outcome = readSettings(environment);
  if (outcome.ok) return outcome.settings;
  process.stderr.write(`The settings are not complete (see "Running it for real" in README.md):\n`);
  for (const problem of outcome.problems) process.stderr.write(`  ${problem}\n`);
  process.exit(1);
}

/** Makes the parts of a process: database, clock, log, limits. `close` lets go of the database. */
export function openContext(settings: Settings): { context: Context; close: () => Promise<void> } {
  const log = openLog(settings.logLevel);
  const clock = settings.clockStart === undefined ? systemClock : clockFrom(settings.clockStart);
  const location = settings.databaseUrl ?? join(settings.dataFolder, "hai-long.sqlite");
  const opened = openDatabase(location, (error) => {
    log.error({ err: error }, "idle database connection lost");
  });
  return {
    context: { db: opened.db, clock, settings, log, limits: openLimits(clock), nonce: "" },
    close: opened.close,
  };
}

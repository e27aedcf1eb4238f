import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { openDatabase } from "#db/engine.ts";
import { clockFrom, systemClock } from "#app/platform/clock.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { openLimits } from "#app/platform/limits.server.ts";
import { openLog } from "#app/platform/log.server.ts";
import { readSettings, type Settings } from "#app/platform/settings.server.ts";

/**
 * Reads the settings of the process from its environment; if some are wrong, prints all problems and ends the process
 * with code 1.
 */
export function settingsOrExit(environment: Record<string, string | undefined> = process.env): Settings {
  const outcome = readSettings(environment);
  if (outcome.ok) return outcome.settings;
  process.stderr.write(`The settings are not complete (see "Running it for real" in README.md):\n`);
  for (const problem of outcome.problems) process.stderr.write(`  ${problem}\n`);
  process.exit(1);
}

/** The file with the demonstration's own settings (its random SECRET), by which commands find its database. */
export function demoSettingsFile(dataFolder: string): string {
  return join(dataFolder, "demo-settings.json");
}

/**
 * The settings of a command run by hand: like the server's, but if the folder contains the demonstration, its settings
 * replace missing ones.
 */
export function settingsForCommand(): Settings {
  const file = demoSettingsFile(process.env["DATA_DIR"] ?? "data");
  const demoSettings = existsSync(file)
    ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, "utf8")))
    : {};
  return settingsOrExit({ ...demoSettings, ...process.env });
}

/** Creates the parts of a process: database, clock, log, limits. `close` closes the database. */
export function openContext(settings: Settings): { context: Context; close: () => Promise<void> } {
  const log = openLog(settings.logLevel);
  const clock = settings.clockStart === undefined ? systemClock : clockFrom(settings.clockStart);
  const location = settings.databaseUrl ?? join(settings.dataFolder, "hai-long.sqlite");
  const noteLost = (error: Error) => {
    log.error({ err: error }, "database connection lost");
  };
  const opened = openDatabase(location, noteLost, settings.databasePool);
  return {
    context: { db: opened.db, clock, settings, log, limits: openLimits(clock), nonce: "" },
    close: opened.close,
  };
}

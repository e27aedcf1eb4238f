import { openDatabase } from "#db/engine.ts";
import { systemClock } from "#app/platform/clock.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { openLimits } from "#app/platform/limits.server.ts";
import { openLog } from "#app/platform/log.server.ts";
import { readSettings } from "#app/platform/settings.server.ts";

/** The context of a process that a test starts to be killed, over the database at `location`. */
export function openProcessContext(location: string): { context: Context; close: () => Promise<void> } {
  const settings = readSettings({ NODE_ENV: "test", SECRET: "a secret of the tests, long enough to be taken" });
  if (!settings.ok) throw new Error(settings.problems.join("\n"));
  const { db, close } = openDatabase(location, (error) => {
    throw error;
  });
  const context = {
    db,
    clock: systemClock,
    settings: settings.settings,
    log: openLog("silent"),
    limits: openLimits(systemClock),
    nonce: "",
  };
  return { context, close };
}

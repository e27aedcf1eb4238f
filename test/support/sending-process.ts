import { openDatabase } from "#db/engine.ts";
import { systemClock } from "#app/platform/clock.server.ts";
import { openLimits } from "#app/platform/limits.server.ts";
import { openLog } from "#app/platform/log.server.ts";
import { readSettings } from "#app/platform/settings.server.ts";
import { sendWebhooks } from "#app/webhooks/send-webhooks.server.ts";

/** A process that sends one round of webhooks. Argument: location of the database. It is there to be killed meanwhile. */
const [location = ""] = process.argv.slice(2);
const settings = readSettings({
  NODE_ENV: "test",
  SECRET: "a secret of the tests, long enough to be taken",
  WEBHOOK_NETWORKS: "127.0.0.0/8",
});
if (!settings.ok) throw new Error(settings.problems.join("\n"));
const { db, close } = openDatabase(location, (error) => {
  throw error;
});
const limits = openLimits(systemClock);
await sendWebhooks({
  db,
  clock: systemClock,
  settings: settings.settings,
  log: openLog("silent"),
  limits,
  nonce: "",
});
await close();

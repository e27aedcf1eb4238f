import { openDatabase } from "#db/engine.ts";
import { systemClock } from "#app/platform/clock.server.ts";
import { openLimits } from "#app/platform/limits.server.ts";
import { openLog } from "#app/platform/log.server.ts";
import { readSettings } from "#app/platform/settings.server.ts";
import { takeKioskTap } from "#app/ratings/kiosk/take-taps.server.ts";

/**
 * A process that takes from a tablet one rating for each code, and prints each code as soon as its rating is taken.
 * Arguments: location of the database, id of the tablet, its office, codes. It is there to be killed in the middle.
 */
const [location = "", id = "", officeId = "", ...codes] = process.argv.slice(2);
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
for (const code of codes) {
  const tap = { id: `tap-of-${code}`, code, score: 4, comment: "Viết trên máy", waited: 0, language: "vi" } as const;
  const outcome = await takeKioskTap(context, { id, officeId, isRevoked: false }, tap);
  if (outcome !== undefined) process.stdout.write(`${code}\n`);
}
await close();

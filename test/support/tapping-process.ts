import { openDatabase } from "#db/engine.ts";
import { systemClock } from "#app/platform/clock.server.ts";
import { openLimits } from "#app/platform/limits.server.ts";
import { openLog } from "#app/platform/log.server.ts";
import { readSettings } from "#app/platform/settings.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";

/**
 * A process that taps on every receipt it is given, a few at once, and prints each code as soon as its tap is
 * acknowledged. Arguments: location of the database, receipt codes. It is there to be killed in the middle.
 */
const [location = "", ...codes] = process.argv.slice(2);
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
const atOnce = 4;
for (let from = 0; from < codes.length; from += atOnce) {
  await Promise.all(
    codes.slice(from, from + atOnce).map(async (code) => {
      await giveRating(context, { code, score: 5, source: "phone", language: "vi" });
      process.stdout.write(`${code}\n`);
    }),
  );
}
await close();

import { takeKioskTap } from "#app/ratings/kiosk/take-taps.server.ts";
import { openProcessContext } from "./process-context.ts";

/**
 * A process that takes from a tablet one rating for each code, and prints each code as soon as its rating is taken.
 * Arguments: location of the database, id of the tablet, its office, codes. It is there to be killed in the middle.
 */
const [location = "", id = "", officeId = "", ...codes] = process.argv.slice(2);
const { context, close } = openProcessContext(location);
for (const code of codes) {
  const tap = { id: `tap-of-${code}`, code, score: 4, comment: "Viết trên máy", waited: 0, language: "vi" } as const;
  const outcome = await takeKioskTap(context, { id, officeId, isRevoked: false }, tap);
  if (outcome !== undefined) process.stdout.write(`${code}\n`);
}
await close();

import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { openProcessContext } from "./process-context.ts";

/**
 * A process that taps on every receipt it is given, a few at once, and prints each code as soon as its tap is
 * acknowledged. Arguments: location of the database, receipt codes. It is there to be killed in the middle.
 */
const [location = "", ...codes] = process.argv.slice(2);
const { context, close } = openProcessContext(location);
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

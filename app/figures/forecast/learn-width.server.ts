import { setImmediate as nextTurn } from "node:timers/promises";
import { earlierForecasts, missOf, widthFrom, type RangeWidth } from "./back-test.ts";
import type { Seen } from "./forecast.ts";
import { seededChance } from "./seeded-chance.ts";

/** Learns the width of the range from the forecasts of earlier days, one each turn, so that nobody waits for all. */
export async function learnWidth(seen: Seen, seed: number): Promise<RangeWidth> {
  const misses: number[] = [];
  for (const earlier of earlierForecasts(seen)) {
    await nextTurn();
    const miss = missOf(earlier, seededChance(seed));
    if (miss !== undefined) misses.push(miss);
  }
  return widthFrom(misses);
}

import { networkOf } from "#app/platform/client-network.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Limit, Pace } from "#app/platform/limits.server.ts";

/**
 * Slows down visitors who guess receipt codes. After many unknown codes from one network, every further code from it
 * waits, a correct one as well: an immediate answer would reveal which codes exist. Other visitors of the same network
 * wait a fraction of a second more; nobody else notices (decision 0027).
 */

/**
 * Unknown codes of one network until its codes wait. Generous, because a printed sheet may be a day ahead of the
 * import.
 */
const fromNetwork: Limit = { name: "unknown receipt codes of a network", count: 60, minutes: 10 };

/**
 * Unknown codes of all networks; above it, somebody guesses from many networks, and each network waits after a few
 * unknown codes.
 */
const fromAll: Limit = { name: "unknown receipt codes of all networks", count: 2000, minutes: 10 };
const fewWhenGuessedFromMany = 5;

/** Twenty codes a second: with 23⁹ codes and half a million receipts, one hit takes fifty hours. */
const pace: Pace = { name: "receipt codes of a network", everyMilliseconds: 50, mostWaiting: 60 };

/** Waits, if the visitor's network guesses, until its next code may be looked up; false if too many wait already. */
export async function mayLookUp({ limits, visitor }: Context): Promise<boolean> {
  const network = networkOf(visitor?.address ?? "");
  const unknown = limits.counted(fromNetwork, network);
  if (unknown < fewWhenGuessedFromMany) return true;
  const most = limits.counted(fromAll, "all") < fromAll.count ? fromNetwork.count : fewWhenGuessedFromMany;
  return unknown < most || limits.waitTurn(pace, network);
}

/** Counts a code that does not exist. */
export function noteUnknownCode({ limits, visitor }: Context): void {
  limits.take(fromNetwork, networkOf(visitor?.address ?? ""));
  limits.take(fromAll, "all");
}

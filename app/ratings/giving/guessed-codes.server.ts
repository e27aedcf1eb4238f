import { networkOf } from "#app/platform/client-network.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Limit, Pace } from "#app/platform/limits.server.ts";

/**
 * Whoever guesses receipt codes is slowed down: every code from a network that named many unknown ones, a right one as
 * well, waits its turn there, because an answer at once would tell which codes exist. A visitor of the same network
 * waits a fraction of a second more; nobody elsewhere notices (decision 0027).
 */

/** Unknown codes of one network before its codes wait; a printed sheet may run ahead of the import by a day. */
const fromNetwork: Limit = { name: "unknown receipt codes of a network", count: 60, minutes: 10 };

/** Unknown codes of all networks; beyond it, somebody guesses from many, and each waits after a few. */
const fromAll: Limit = { name: "unknown receipt codes of all networks", count: 2000, minutes: 10 };
const fewWhenGuessedFromMany = 5;

/** Twenty codes a second: 23⁹ codes and half a million receipts make one hit in fifty hours. */
const pace: Pace = { name: "receipt codes of a network", everyMilliseconds: 50, mostWaiting: 60 };

/** Waits, where the visitor's network guesses, until its next code may be looked up; false where too many wait already. */
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

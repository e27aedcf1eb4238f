import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Lets everything else that waits in this process go first: requests, timers, answers of the database. Long work calls it
 * between its slices, which should last some ten milliseconds at most. SQLite answers within the same turn, so awaiting a
 * query gives nobody else a chance there.
 */
export function letOthersGoFirst(): Promise<void> {
  return nextTurn();
}

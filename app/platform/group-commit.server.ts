import { setImmediate as nextTurn } from "node:timers/promises";
import { inTransaction, isUnavailable, refuseInsideTransaction, type Db, type Tx } from "#db/engine.ts";

/** Runs the work of several callers in one transaction (group commit) and returns each outcome, in order. */
type Work<Item, Outcome> = (tx: Tx, items: readonly Item[]) => Promise<readonly Outcome[]>;

interface Caller<Item, Outcome> {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (reason: unknown) => void;
}

/** Limit of one transaction, because other writers wait for it. */
const mostAtOnce = 128;

/**
 * Group commit: all items that arrive within one turn of the event loop, or during the commit before, are done in one
 * transaction, because waiting for the disk takes longer than the work. A caller gets its outcome only after the
 * COMMIT. If the transaction fails, each caller's work is repeated in a transaction of its own, so that only the
 * failing one fails; if the database is unavailable, all waiting callers fail at once, because each attempt may last as
 * long as its time limit. Callers are served in order of arrival, per database handle.
 */
export function groupCommit<Item, Outcome>(work: Work<Item, Outcome>): (db: Db, item: Item) => Promise<Outcome> {
  const queues = new WeakMap<Db, Caller<Item, Outcome>[]>();
  async function empty(db: Db, queue: Caller<Item, Outcome>[]): Promise<void> {
    while (queue.length > 0) {
      await nextTurn();
      const callers = queue.splice(0, mostAtOnce);
      try {
        await commit(db, callers, work);
      } catch (error) {
        // Rejecting a caller that has its outcome has no effect.
        for (const { reject } of [...callers, ...queue.splice(0)]) reject(error);
      }
    }
    queues.delete(db);
  }
  return async (db, item) => {
    refuseInsideTransaction();
    return new Promise((resolve, reject) => {
      const caller = { item, resolve, reject };
      const queue = queues.get(db);
      if (queue !== undefined) {
        queue.push(caller);
        return;
      }
      const opened = [caller];
      queues.set(db, opened);
      void empty(db, opened);
    });
  };
}

/** Settles every caller, or throws if the database is unavailable. */
async function commit<Item, Outcome>(
  db: Db,
  callers: readonly Caller<Item, Outcome>[],
  work: Work<Item, Outcome>,
): Promise<void> {
  try {
    const items = callers.map(({ item }) => item);
    const outcomes = await inTransaction(db, (tx) => work(tx, items));
    if (outcomes.length !== callers.length) throw new Error("another number of outcomes than of callers");
    callers.forEach(({ resolve }, index) => {
      resolve(outcomes[index] as Outcome);
    });
  } catch (error) {
    if (isUnavailable(error)) throw error;
    if (callers.length > 1) for (const caller of callers) await commit(db, [caller], work);
    else callers[0]?.reject(error);
  }
}

import { setImmediate as nextTurn } from "node:timers/promises";
import { inTransaction, isUnavailable, refuseInsideTransaction, type Db, type Tx } from "#db/engine.ts";

/** Runs the work of several callers in one transaction (group commit) and returns each outcome, in order. */
type Work<Item, Outcome> = (tx: Tx, items: readonly Item[]) => Promise<readonly Outcome[]>;

interface Caller<Item, Outcome> {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (reason: unknown) => void;
}

/** A bound for one transaction: others that write must not wait for long. */
const mostAtOnce = 128;

/**
 * Group commit: whatever arrives within one turn of the event loop, or while the commit before is under way, is done in
 * one transaction, because waiting for the disk costs more than the work. A caller hears its outcome only after that
 * COMMIT. Where the transaction fails each caller's work is tried in one of its own, so that only the one that cannot
 * be done fails; where the database is unavailable all who wait hear so at once, because each try may take as long as
 * its time limit. Callers are taken in the order in which they came, per database handle.
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
        // A caller that has its outcome keeps it.
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

/** Settles every caller, or throws where the database is unavailable. */
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

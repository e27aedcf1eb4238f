import { inTransaction, isDuplicateKey, type Db, type Tx } from "#db/engine.ts";

/** A transaction that is repeated if another process created the same dossier, unit or counter. */
export async function inRepeatedTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(db, work);
    } catch (error) {
      if (attempt >= 3 || !isDuplicateKey(error)) throw error;
    }
  }
}

/** Thrown to end a transaction without saving anything. */
class RolledBack extends Error {}

/** A transaction whose work is done and then taken back: only its result remains. */
export async function inRolledBackTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  let result: { value: Result } | undefined;
  try {
    await inRepeatedTransaction(db, async (tx) => {
      result = { value: await work(tx) };
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack) || result === undefined) throw error;
  }
  if (result === undefined) throw new Error("the transaction did not run");
  return result.value;
}

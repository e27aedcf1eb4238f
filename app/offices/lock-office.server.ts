import type { Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";

/** Locks an office until the transaction ends, so that its settings change one after the other. Throws without it. */
export async function lockOffice(tx: Tx, officeId: string): Promise<void> {
  const office = tx.selectFrom("offices").where("id", "=", officeId).select("id");
  await lockForUpdate(tx, office, "offices").executeTakeFirstOrThrow();
}

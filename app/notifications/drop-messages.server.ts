import type { Tx } from "#db/engine.ts";

/**
 * Removes the contents of all messages about a case, because its sender asked for the erasure of their data; waiting
 * ones are not sent. A message that is just being sent may still arrive.
 */
export async function dropMessages(tx: Tx, officeId: string, reference: string): Promise<void> {
  const ofCase = () =>
    tx.updateTable("outbox_messages").where("office_id", "=", officeId).where("about", "=", reference);
  await ofCase().where("state", "=", "pending").set({ state: "lapsed" }).execute();
  await ofCase().where("sealed", "is not", null).set({ sealed: null }).execute();
}

import { inTransaction, type Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";

/**
 * Gives the accounts of merged units, closed ones and waiting invitations included, to the units they were merged into.
 * The audit record says of each account that it was changed. Returns the number of accounts moved.
 */
export async function moveMergedAccounts(context: Context): Promise<number> {
  const merged = await context.db
    .selectFrom("units")
    .where("merged_into", "is not", null)
    .where((eb) =>
      eb.or([
        eb.exists(eb.selectFrom("staff").whereRef("staff.unit_id", "=", "units.id").select("staff.id")),
        eb.exists(
          eb.selectFrom("staff_invitations").whereRef("unit_id", "=", "units.id").select("staff_invitations.id"),
        ),
      ]),
    )
    .orderBy("id")
    .select(["id", "office_id as officeId", "merged_into as into"])
    .execute();
  let moved = 0;
  for (const { id, officeId, into } of merged) {
    if (into !== null) moved += await inTransaction(context.db, (tx) => moveUnit(context, tx, { id, officeId, into }));
  }
  return moved;
}

interface MergedUnit {
  id: string;
  officeId: string;
  into: string;
}

async function moveUnit(context: Context, tx: Tx, { id, officeId, into }: MergedUnit): Promise<number> {
  const query = tx.selectFrom("staff").where("unit_id", "=", id).orderBy("id").select("id");
  const accounts = await lockForUpdate(tx, query, "staff").execute();
  await tx.updateTable("staff").set({ unit_id: into }).where("unit_id", "=", id).execute();
  await tx.updateTable("staff_invitations").set({ unit_id: into }).where("unit_id", "=", id).execute();
  const now = context.clock.now();
  for (const { id: subject } of accounts) {
    await recordAudit(context, tx, { now, officeId, staffId: null, action: "account-changed", subject });
  }
  return accounts.length;
}

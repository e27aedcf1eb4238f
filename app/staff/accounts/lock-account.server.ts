import type { Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";

/** An account as it is when it is locked. */
export interface LockedAccount {
  name: string;
  email: string;
  unitId: string | null;
  /** Set if it is the place of an account of another office. */
  accountId: string | null;
}

/**
 * Locks an office's open account until commit, so that two changes come one after the other; undefined if there is
 * none.
 */
export function lockOpenAccount(tx: Tx, officeId: string, staffId: string): Promise<LockedAccount | undefined> {
  const query = tx
    .selectFrom("staff")
    .where("id", "=", staffId)
    .where("office_id", "=", officeId)
    .where("closed_at", "is", null)
    .select(["name", "email", "unit_id as unitId", "account_id as accountId"]);
  return lockForUpdate(tx, query, "staff").executeTakeFirst();
}

function administratorsOf(tx: Tx, officeId: string) {
  return tx
    .selectFrom("staff")
    .innerJoin("staff_roles", "staff_roles.staff_id", "staff.id")
    .where("staff.office_id", "=", officeId)
    .where("staff.closed_at", "is", null)
    .where("staff_roles.role", "=", "administrator")
    .orderBy("staff.id")
    .select("staff.id");
}

/**
 * Locks the office's administrators until commit: if two remove each other at the same moment, the second sees that
 * only one is left. They are read again after the wait, because the first result may be outdated.
 */
export async function lockAdministrators(tx: Tx, officeId: string): Promise<string[]> {
  await lockForUpdate(tx, administratorsOf(tx, officeId), "staff").execute();
  return (await administratorsOf(tx, officeId).execute()).map(({ id }) => id);
}

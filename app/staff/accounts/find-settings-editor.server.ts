import type { Db } from "#db/engine.ts";
import { may, type Role } from "#app/staff/permissions.ts";

/**
 * Finds the open account with this address that may edit the settings of its own office. A command on the server acts in
 * its name, and the audit record names it. Undefined if there is none.
 */
export async function findSettingsEditor(
  db: Db,
  email: string,
): Promise<{ officeId: string; staffId: string; roles: Role[] } | undefined> {
  const account = await db
    .selectFrom("staff")
    .where("email", "=", email.toLowerCase())
    .where("account_id", "is", null)
    .where("closed_at", "is", null)
    .select(["id", "office_id as officeId"])
    .executeTakeFirst();
  if (account === undefined) return undefined;
  const rows = await db.selectFrom("staff_roles").where("staff_id", "=", account.id).select("role").execute();
  const roles = rows.map(({ role }) => role);
  return may(roles, "settings.edit") ? { officeId: account.officeId, staffId: account.id, roles } : undefined;
}

import { inTransaction, isDuplicateKey, type Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { createStaff } from "./create-staff.server.ts";
import { rolesText } from "./recorded-roles.ts";
import { hashPassword } from "#app/staff/sessions/password-hash.server.ts";
import { isOfficeRole, type OfficeRole } from "#app/staff/permissions.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

export interface NewAccount {
  name: string;
  email: string;
  unitId: string | null;
  roles: readonly OfficeRole[];
  password: string;
}

export type CreateAccountOutcome =
  { ok: true; staffId: string } | { ok: false; reason: "email-taken" | "no-such-unit" | "not-given-here" };

/**
 * Adds an account to the administrator's own office, with roles of an office only ("not-given-here" for any other). An
 * e-mail address belongs to one account of the whole installation.
 */
export async function createAccount(
  context: Context,
  by: SignedIn,
  account: NewAccount,
): Promise<CreateAccountOutcome> {
  const { officeId } = by;
  const { name, email, unitId, roles } = account;
  if (!roles.every(isOfficeRole)) return { ok: false, reason: "not-given-here" };
  if (unitId !== null && !(await isUnitOf(context, officeId, unitId))) return { ok: false, reason: "no-such-unit" };
  const now = context.clock.now();
  const passwordHash = await hashPassword(account.password);
  try {
    return await inTransaction(context.db, async (tx) => {
      const staffId = await createStaff(
        tx,
        { officeId, name, email, unitId, roles, passwordHash, isPasswordGiven: true },
        now,
      );
      const given = { accountRoles: rolesText(roles), accountUnit: await findUnitName(tx, unitId) };
      const note = { now, officeId, staffId: by.staffId, action: "account-created", subject: staffId } as const;
      await recordAudit(context, tx, { ...note, changes: changesBetween({}, given) });
      return { ok: true, staffId };
    });
  } catch (error) {
    if (isDuplicateKey(error)) return { ok: false, reason: "email-taken" };
    throw error;
  }
}

/** Whether the office has the unit; one that was merged into another is none any more. */
export async function isUnitOf(context: Context, officeId: string, unitId: string): Promise<boolean> {
  const units = context.db.selectFrom("units").where("id", "=", unitId).where("office_id", "=", officeId);
  return (await units.where("merged_into", "is", null).select("id").executeTakeFirst()) !== undefined;
}

/** The name of a unit as the audit record keeps it; empty for none. */
export async function findUnitName(db: Db, unitId: string | null): Promise<string> {
  if (unitId === null) return "";
  const unit = await db.selectFrom("units").where("id", "=", unitId).select("name").executeTakeFirst();
  return unit?.name ?? "";
}

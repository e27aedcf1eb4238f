import type { Tx } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { sameEmail } from "#app/staff/account.ts";
import type { Role } from "#app/staff/permissions.ts";

export interface NewStaff {
  officeId: string;
  email: string;
  name: string;
  unitId: string | null;
  roles: readonly Role[];
  /** From `hashPassword`, computed before the transaction begins, because hashing is slow by design. */
  passwordHash: string;
  /** Whether another person chose the password, so that its owner must change it. */
  isPasswordGiven?: boolean;
}

/**
 * Inserts an account with its roles (at least one); returns its id. If the e-mail address is taken, it throws the error
 * of a duplicate key.
 */
export async function createStaff(tx: Tx, staff: NewStaff, now: Instant): Promise<string> {
  const id = newId();
  await tx
    .insertInto("staff")
    .values({
      id,
      office_id: staff.officeId,
      email: sameEmail(staff.email),
      name: staff.name,
      unit_id: staff.unitId,
      password_hash: staff.passwordHash,
      password_given_at: staff.isPasswordGiven === true ? now : null,
      created_at: now,
      closed_at: null,
    })
    .execute();
  await tx
    .insertInto("staff_roles")
    .values(staff.roles.map((role) => ({ staff_id: id, role })))
    .execute();
  return id;
}

import type { Role } from "#app/staff/permissions.ts";

/** A role of a member of staff. */
export interface StaffRolesTable {
  staff_id: string;
  role: Role;
}

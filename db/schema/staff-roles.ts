import type { Role } from "#app/staff/permissions.ts";

/** Which roles a member of staff holds. */
export interface StaffRolesTable {
  staff_id: string;
  role: Role;
}

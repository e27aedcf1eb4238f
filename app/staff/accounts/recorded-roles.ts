import type { Translate } from "#app/i18n/translate.ts";
import { officeRoles, type OfficeRole } from "#app/staff/permissions.ts";

/** Roles as the audit record keeps them: their words, in one order. */
export function rolesText(roles: readonly OfficeRole[]): string {
  return officeRoles.filter((role) => roles.includes(role)).join(",");
}

/** Recorded roles in the words of the reader. */
export function recordedRolesText(recorded: string, t: Translate): string {
  const names = recorded.split(",").map((word) => {
    const role = officeRoles.find((one) => one === word);
    return role === undefined ? word : t(`shell:roles.${role}`);
  });
  return names.join(", ");
}

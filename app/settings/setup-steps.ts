import { may, type Permission, type Role } from "#app/staff/permissions.ts";

/** What an office does after its first run before it can work, in the order in which it is done. */
export const setupSteps = [
  { name: "accounts", href: "/settings/staff", permission: "staff.manage" },
  { name: "calendar", href: "/settings/calendar", permission: "settings.view" },
  { name: "targets", href: "/settings/targets", permission: "settings.view" },
  { name: "mail", href: "/settings/messages", permission: "messages.view" },
  { name: "register", href: "/dossiers/import", permission: "dossiers.import" },
  { name: "receipts", href: "/receipts", permission: "receipts.print" },
  { name: "rating", href: "/dashboard", permission: "dashboard.view" },
] as const satisfies readonly { name: string; href: string; permission: Permission }[];
export type SetupStepName = (typeof setupSteps)[number]["name"];

export interface SetupStep {
  name: SetupStepName;
  /** The page where it is done; undefined for roles that may not open it. */
  href: string | undefined;
  isDone: boolean;
}

/** The steps as these roles see them, with what is done; undefined once all are done. */
export function openSetupSteps(
  done: Readonly<Record<SetupStepName, boolean>>,
  roles: readonly Role[],
): SetupStep[] | undefined {
  const steps = setupSteps.map(({ name, href, permission }) => ({
    name,
    href: may(roles, permission) ? href : undefined,
    isDone: done[name],
  }));
  return steps.every(({ isDone }) => isDone) ? undefined : steps;
}

import { may, type Permission, type Role } from "./permissions.ts";

/** The sections of the staff's bar, in order, with the permission each needs. */
const sections = [
  { name: "inbox", href: "/inbox", permission: "inbox.view" },
  { name: "dashboard", href: "/dashboard", permission: "dashboard.view" },
  { name: "province", href: "/province", permission: "province.view" },
  { name: "dossiers", href: "/dossiers", permission: "dossiers.view" },
  { name: "receipts", href: "/receipts", permission: "receipts.print" },
  { name: "templates", href: "/settings/templates", permission: "settings.edit" },
  { name: "improvements", href: "/settings/improvements", permission: "improvements.write" },
  { name: "targets", href: "/settings/targets", permission: "settings.view" },
  { name: "calendar", href: "/settings/calendar", permission: "settings.view" },
  { name: "messages", href: "/settings/messages", permission: "messages.view" },
  { name: "staff", href: "/settings/staff", permission: "staff.manage" },
  { name: "audit", href: "/audit", permission: "audit.view" },
] as const satisfies readonly { name: string; href: string; permission: Permission }[];

export type SectionName = (typeof sections)[number]["name"];

/** The sections these roles may open. */
export function sectionsFor(roles: readonly Role[]): { name: SectionName; href: string }[] {
  return sections.filter((section) => may(roles, section.permission)).map(({ name, href }) => ({ name, href }));
}

const pathOf = (address: string) => address.split(/[?#]/, 1)[0] ?? "";

/**
 * The first page after signing in: the dashboard for the office, the inbox for those who handle cases, the province for
 * those who see all offices, else their first section.
 */
export function firstSection(roles: readonly Role[]): string {
  if (roles.includes("office")) return "/dashboard";
  if (may(roles, "inbox.view")) return "/inbox";
  if (may(roles, "province.view")) return "/province";
  return roles.includes("administrator") ? "/settings/staff" : "/account";
}

/**
 * The page after signing in: the requested one if it is on this site and in a section that these roles may open, else
 * `firstSection`. An address of another site (also `//other.example` or `/\\other.example`) is never followed.
 */
export function pageAfterSignIn(next: string | null | undefined, roles: readonly Role[]): string {
  if (next === null || next === undefined || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return firstSection(roles);
  const path = pathOf(next);
  const section = sections.find(({ href }) => path === href || path.startsWith(`${href}/`));
  const mayOpen = section === undefined || may(roles, section.permission);
  return mayOpen && path !== "/" && path !== "/sign-in" && path !== "/sign-out" ? next : firstSection(roles);
}

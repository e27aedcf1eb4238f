import { may, type Permission, type Role } from "./permissions.ts";

interface Page {
  name: string;
  href: string;
  permission: Permission;
}

/** The sections of the staff's bar, in order, with the permission each needs. */
const sections = [
  { name: "inbox", href: "/inbox", permission: "inbox.view" },
  { name: "dashboard", href: "/dashboard", permission: "dashboard.view" },
  { name: "reports", href: "/reports", permission: "reports.view" },
  { name: "province", href: "/province", permission: "province.view" },
  { name: "dossiers", href: "/dossiers", permission: "dossiers.view" },
  { name: "receipts", href: "/receipts", permission: "receipts.print" },
  { name: "settings", href: "/settings", permission: "settings.open" },
] as const satisfies readonly Page[];

/** The pages behind `/settings` by group, in the order in which they are shown. */
const settingGroups = [
  {
    name: "office",
    pages: [
      { name: "office", href: "/settings/office", permission: "settings.edit" },
      { name: "organisation", href: "/settings/organisation", permission: "settings.edit" },
      { name: "procedures", href: "/settings/procedures", permission: "settings.edit" },
      { name: "calendar", href: "/settings/calendar", permission: "settings.view" },
      { name: "targets", href: "/settings/targets", permission: "settings.view" },
      { name: "reports", href: "/settings/reports", permission: "settings.edit" },
      { name: "shares", href: "/settings/shares", permission: "shares.manage" },
      { name: "registers", href: "/settings/registers", permission: "settings.edit" },
      { name: "kiosks", href: "/settings/kiosks", permission: "settings.edit" },
      { name: "tables", href: "/settings/tables", permission: "settings.edit" },
    ],
  },
  {
    name: "cases",
    pages: [
      { name: "cases", href: "/settings/cases", permission: "settings.edit" },
      { name: "reminders", href: "/settings/reminders", permission: "settings.edit" },
      { name: "templates", href: "/settings/templates", permission: "settings.edit" },
      { name: "improvements", href: "/settings/improvements", permission: "improvements.write" },
      { name: "questionnaires", href: "/settings/questionnaires", permission: "settings.edit" },
      { name: "invitations", href: "/settings/invitations", permission: "settings.edit" },
      { name: "trust", href: "/settings/trust", permission: "settings.edit" },
      { name: "networks", href: "/settings/networks", permission: "settings.edit" },
      { name: "wordings", href: "/settings/wordings", permission: "settings.edit" },
    ],
  },
  {
    name: "people",
    pages: [
      { name: "staff", href: "/settings/staff", permission: "staff.manage" },
      { name: "languages", href: "/settings/languages", permission: "settings.edit" },
      { name: "texts", href: "/settings/texts", permission: "settings.edit" },
      { name: "messages", href: "/settings/messages", permission: "messages.view" },
      { name: "retention", href: "/settings/retention", permission: "settings.view" },
      { name: "apiKeys", href: "/settings/api-keys", permission: "api-keys.manage" },
      { name: "linkSecrets", href: "/settings/signed-links", permission: "api-keys.manage" },
      { name: "webhooks", href: "/settings/webhooks", permission: "api-keys.manage" },
      { name: "audit", href: "/audit", permission: "audit.view" },
    ],
  },
] as const satisfies readonly { name: string; pages: readonly Page[] }[];

export type SectionName = (typeof sections)[number]["name"];
export type SettingGroupName = (typeof settingGroups)[number]["name"];
export type SettingName = (typeof settingGroups)[number]["pages"][number]["name"];

/** The sections these roles may open. */
export function sectionsFor(roles: readonly Role[]): { name: SectionName; href: string }[] {
  return sections.filter((section) => may(roles, section.permission)).map(({ name, href }) => ({ name, href }));
}

/** The groups of settings with the pages these roles may open; a group without any is left out. */
export function settingGroupsFor(
  roles: readonly Role[],
): { name: SettingGroupName; pages: { name: SettingName; href: string }[] }[] {
  return settingGroups
    .map(({ name, pages }) => ({
      name,
      pages: pages
        .filter(({ permission }) => may(roles, permission))
        .map((page) => ({ name: page.name, href: page.href })),
    }))
    .filter(({ pages }) => pages.length > 0);
}

/** The addresses of all sections and settings that these roles may open. */
export function pagesFor(roles: readonly Role[]): string[] {
  const settings = settingGroupsFor(roles).flatMap(({ pages }) => pages);
  return [...sectionsFor(roles), ...settings].map(({ href }) => href);
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
  return roles.includes("administrator") ? "/settings" : "/account";
}

/**
 * The page after signing in: the requested one if it is on this site and in a section that these roles may open, else
 * `firstSection`. An address of another site (also `//other.example` or `/\\other.example`) is never followed.
 */
export function pageAfterSignIn(next: string | null | undefined, roles: readonly Role[]): string {
  if (next === null || next === undefined || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return firstSection(roles);
  const path = pathOf(next);
  const pages: readonly Page[] = [...settingGroups.flatMap((group): readonly Page[] => group.pages), ...sections];
  const page = pages.find(({ href }) => path === href || path.startsWith(`${href}/`));
  const mayOpen = page === undefined || may(roles, page.permission);
  return mayOpen && path !== "/" && path !== "/sign-in" && path !== "/sign-out" ? next : firstSection(roles);
}

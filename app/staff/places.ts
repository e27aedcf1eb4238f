import { may, type Permission, type Role } from "./permissions.ts";

/** The sections of the staff's bar, in order, with the permission each needs. */
const places = [
  { name: "inbox", href: "/inbox", permission: "inbox.view" },
  { name: "dashboard", href: "/dashboard", permission: "dashboard.view" },
  { name: "dossiers", href: "/dossiers", permission: "dossiers.view" },
  { name: "receipts", href: "/receipts", permission: "receipts.print" },
  { name: "calendar", href: "/settings/calendar", permission: "settings.view" },
  { name: "staff", href: "/settings/staff", permission: "staff.manage" },
  { name: "audit", href: "/audit", permission: "audit.view" },
] as const satisfies readonly { name: string; href: string; permission: Permission }[];

export type PlaceName = (typeof places)[number]["name"];

/** The sections these roles may open. */
export function placesFor(roles: readonly Role[]): { name: PlaceName; href: string }[] {
  return places.filter((place) => may(roles, place.permission)).map(({ name, href }) => ({ name, href }));
}

import type { Territory } from "#app/offices/territory.ts";
import { may, type Permission, type Role } from "#app/staff/permissions.ts";

/** The pages of the dashboard, in order, with the permission each needs. */
const views = [
  { name: "overview", href: "/dashboard", permission: "dashboard.view" },
  { name: "figures", href: "/dashboard/figures", permission: "dashboard.view" },
  { name: "breakdown", href: "/dashboard/breakdown", permission: "dashboard.view" },
  { name: "nonresponse", href: "/dashboard/nonresponse", permission: "dashboard.view" },
  { name: "comments", href: "/dashboard/comments", permission: "comments.read" },
  { name: "suspicious", href: "/dashboard/suspicious", permission: "ratings.judge" },
  { name: "indicators", href: "/dashboard/indicators", permission: "dashboard.view" },
  { name: "plan", href: "/dashboard/plan", permission: "dashboard.view" },
  { name: "column", href: "/dashboard/column", permission: "dashboard.view" },
  { name: "province", href: "/province", permission: "province.view" },
] as const satisfies readonly { name: string; href: string; permission: Permission }[];

export type DashboardViewName = (typeof views)[number]["name"];

export interface DashboardView {
  name: DashboardViewName;
  href: string;
  /** The text of its link. */
  label: `figures:tabs.${Exclude<DashboardViewName, "province">}` | `province:all.${Territory}`;
}

interface Viewer {
  roles: readonly Role[];
  territory: Territory;
}

/** The pages of the dashboard that a person may open. */
export function dashboardViewsFor({ roles, territory }: Viewer): DashboardView[] {
  return views
    .filter((view) => may(roles, view.permission))
    .map(({ name, href }) => ({
      name,
      href,
      label: name === "province" ? `province:all.${territory}` : `figures:tabs.${name}`,
    }));
}

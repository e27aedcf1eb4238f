import type { Territory } from "#app/offices/territory.ts";
import { may, type Permission, type Role } from "#app/staff/permissions.ts";

/** What the pages of the dashboard are about: today, the numbers, what people say, what plans ask for. */
export const viewGroups = ["today", "numbers", "opinions", "plans"] as const;
export type ViewGroup = (typeof viewGroups)[number];

/** The pages of the dashboard, in order, with the group each belongs to and the permission it needs. */
const views = [
  { name: "overview", href: "/dashboard", group: "today", permission: "dashboard.view" },
  { name: "morning", href: "/dashboard/morning", group: "today", permission: "dashboard.view" },
  { name: "figures", href: "/dashboard/figures", group: "numbers", permission: "dashboard.view" },
  { name: "breakdown", href: "/dashboard/breakdown", group: "numbers", permission: "dashboard.view" },
  { name: "forecast", href: "/dashboard/forecast", group: "numbers", permission: "dashboard.view" },
  { name: "nonresponse", href: "/dashboard/nonresponse", group: "numbers", permission: "dashboard.view" },
  { name: "comments", href: "/dashboard/comments", group: "opinions", permission: "comments.read" },
  { name: "suspicious", href: "/dashboard/suspicious", group: "opinions", permission: "ratings.judge" },
  { name: "indicators", href: "/dashboard/indicators", group: "plans", permission: "dashboard.view" },
  { name: "plan", href: "/dashboard/plan", group: "plans", permission: "dashboard.view" },
  { name: "column", href: "/dashboard/column", group: "plans", permission: "dashboard.view" },
  { name: "province", href: "/province", group: "numbers", permission: "province.view" },
] as const satisfies readonly { name: string; href: string; group: ViewGroup; permission: Permission }[];

export type DashboardViewName = (typeof views)[number]["name"];

export interface DashboardView {
  name: DashboardViewName;
  href: string;
  group: ViewGroup;
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
    .map(({ name, href, group }) => ({
      name,
      href,
      group,
      label: name === "province" ? `province:all.${territory}` : `figures:tabs.${name}`,
    }));
}

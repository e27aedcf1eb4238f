import { useT } from "#app/i18n/page.tsx";
import type { DashboardView, DashboardViewName } from "./dashboard-views.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";

interface DashboardTabsProps {
  /** The pages the person may open, see `dashboardViewsFor`. */
  views: readonly DashboardView[];
  current: DashboardViewName;
  /** The period the links pass on; without one they lead to the current year. */
  period?: Period;
}

/** Links to the pages of the dashboard, which keep the period. */
export function DashboardTabs({ views, current, period }: DashboardTabsProps) {
  const t = useT();
  const search = period === undefined ? "" : periodSearch(period);
  return (
    <nav className="tabs one-row no-print" aria-label={t("figures:tabs.label")}>
      {views.map(({ name, href, label }) => (
        <a key={name} href={`${href}${search}`} aria-current={name === current ? "page" : undefined}>
          {t(label)}
        </a>
      ))}
    </nav>
  );
}

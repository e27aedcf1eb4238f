import { useT } from "#app/i18n/page.tsx";
import { viewGroups, type DashboardView, type DashboardViewName } from "./dashboard-views.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";

interface DashboardTabsProps {
  /** The pages the person may open, see `dashboardViewsFor`. */
  views: readonly DashboardView[];
  current: DashboardViewName;
  /** The period the links pass on; without one they lead to the current year. */
  period?: Period;
}

/** Links to the pages of the dashboard in their groups, which keep the period. */
export function DashboardTabs({ views, current, period }: DashboardTabsProps) {
  const t = useT();
  const search = period === undefined ? "" : periodSearch(period);
  return (
    <nav className="tabs grouped no-print" aria-label={t("figures:tabs.label")}>
      {viewGroups.map((group) => {
        const ofGroup = views.filter((view) => view.group === group);
        if (ofGroup.length === 0) return null;
        return (
          <div key={group} className="tab-group">
            <span className="tab-group-name small muted" id={`tabs-${group}`}>
              {t(`figures:tabs.groups.${group}`)}
            </span>
            <ul role="list" aria-labelledby={`tabs-${group}`}>
              {ofGroup.map(({ name, href, label }) => (
                <li key={name}>
                  <a href={`${href}${search}`} aria-current={name === current ? "page" : undefined}>
                    {t(label)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

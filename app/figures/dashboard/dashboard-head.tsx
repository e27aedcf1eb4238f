import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import type { DashboardView, DashboardViewName } from "./dashboard-views.ts";
import { DashboardTabs } from "./dashboard-tabs.tsx";
import { periodLabel } from "#app/figures/period/period-label.ts";
import type { Period } from "#app/figures/period/period.ts";

interface DashboardHeadProps {
  title: string;
  views: readonly DashboardView[];
  current: DashboardViewName;
  period: Period;
  cutOff: Day;
}

/**
 * The head of a page of the dashboard: title, period, cut-off day, which dossiers are counted, links to the other
 * pages.
 */
export function DashboardHead({ title, views, current, period, cutOff }: DashboardHeadProps) {
  const t = useT();
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{`${title} – ${periodLabel(period, t)}`}</h1>
          <p className="muted after-title">
            {t("figures:cutOff", { day: formatDay(cutOff) })}
            {". "}
            {t("figures:cohortNote", { from: formatDay(period.from), to: formatDay(period.to) })}
          </p>
        </div>
      </div>
      <DashboardTabs views={views} current={current} period={period} />
    </>
  );
}

import { useLoaderData } from "@remix-run/react";
import { DashboardHead } from "#app/figures/dashboard/dashboard-head.tsx";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { dashboardFigures } from "#app/figures/dashboard/dashboard.server.ts";
import { findFirstDay } from "#app/figures/period/find-first-day.server.ts";
import { PeriodChooser } from "#app/figures/period/period-chooser.tsx";
import { nextPeriod, offeredYears, periodFrom, periodSearch, previousPeriod } from "#app/figures/period/period.ts";
import { linesOf, planLines, plansIn } from "#app/figures/plan/plan-comparison.ts";
import { PlanSheet, PlanSummary } from "#app/figures/plan/plan-sheet.tsx";
import { FigureTableExports } from "#app/figures/tables/figure-table-view.tsx";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

/** `/dashboard/plan`: each target of the plan with its figure, whether it is reached, and the evidence. */
export const loader = staffLoader("dashboard.view", async ({ context, staff, request, t }) => {
  const today = dayOf(context.clock.now());
  const search = new URL(request.url).searchParams;
  const period = periodFrom(search, today);
  const figures = await dashboardFigures(context.db, staff.officeId, period, today);
  const lines = planLines(figures.results, period);
  const plans = plansIn(lines);
  const asked = plans.find((plan) => plan === search.get("plan")) ?? null;
  return {
    title: t("targets:against.title"),
    office: staff.officeName,
    views: dashboardViewsFor(staff),
    today,
    period,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    firstDay: await findFirstDay(context.db, staff.officeId),
    plans,
    asked,
    lines: linesOf(lines, asked),
    mayTakeEvidence: may(staff.roles, "reports.view"),
  };
});

export default function PlanPage() {
  const { title, office, views, today, period, previous, next, firstDay, plans, asked, lines, mayTakeEvidence } =
    useLoaderData<typeof loader>();
  const t = useT();
  const years = offeredYears(period, { first: yearOf(firstDay ?? period.from), last: yearOf(today) });
  const search = periodSearch(period);
  const plan = asked === null ? "" : `&${new URLSearchParams({ plan: asked }).toString()}`;
  return (
    <div className="plan-page">
      <p className="only-print">{office}</p>
      <DashboardHead title={title} views={views} current="plan" period={period} cutOff={today} />
      <PeriodChooser
        period={period}
        previous={previous}
        next={next}
        years={years}
        keep={asked === null ? [] : [["plan", asked]]}
      />
      {lines.length === 0 ? (
        <EmptyState>
          <p>{t("targets:against.none")}</p>
          <a className="button main" href="/settings/targets">
            {t("targets:against.set")}
          </a>
        </EmptyState>
      ) : (
        <>
          {plans.length > 1 && (
            <nav className="no-print" aria-label={t("targets:against.choose")}>
              <ul className="plain-list">
                <li>
                  <a href={`/dashboard/plan${search}`} aria-current={asked === null ? "page" : undefined}>
                    {t("targets:against.allPlans")}
                  </a>
                </li>
                {plans.map((one) => (
                  <li key={one}>
                    <a
                      href={`/dashboard/plan${search}&${new URLSearchParams({ plan: one }).toString()}`}
                      aria-current={one === asked ? "page" : undefined}
                    >
                      {one}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {asked !== null && <h2>{asked}</h2>}
          <PlanSummary lines={lines} />
          <PlanSheet lines={lines} title={title} />
          <p className="small muted">{t("targets:against.note")}</p>
          <FigureTableExports name="plan" title={title} search={search + plan} />
        </>
      )}
      {mayTakeEvidence && (
        <section className="no-print">
          <h2>{t("reports:evidence.title")}</h2>
          <p className="small">{t("reports:evidence.lead")}</p>
          <p>
            <a className="button" href={`/dashboard/evidence.zip${search}`}>
              {t("reports:evidence.take")}
            </a>
          </p>
        </section>
      )}
    </div>
  );
}

import { useLoaderData } from "@remix-run/react";
import { DashboardHead } from "#app/figures/dashboard/dashboard-head.tsx";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { margins } from "#app/figures/nonresponse/nonresponse.ts";
import { nonresponsePage } from "#app/figures/nonresponse/nonresponse-page.server.ts";
import { WeightedSection } from "#app/figures/nonresponse/weighted-section.tsx";
import { findFirstDay } from "#app/figures/period/find-first-day.server.ts";
import { PeriodChooser } from "#app/figures/period/period-chooser.tsx";
import { nextPeriod, offeredYears, periodFrom, periodSearch, previousPeriod } from "#app/figures/period/period.ts";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

/** `/dashboard/nonresponse`: rated and unrated dossiers side by side, and satisfaction weighted to all dossiers received. */
export const loader = staffLoader("dashboard.view", async ({ context, staff, request, t, language }) => {
  const today = dayOf(context.clock.now());
  const period = periodFrom(new URL(request.url).searchParams, today);
  const asked = { officeId: staff.officeId, period, cutOff: today, t, language };
  return {
    title: t("nonresponse:title"),
    views: dashboardViewsFor(staff),
    period,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    today,
    firstDay: await findFirstDay(context.db, staff.officeId),
    figures: await nonresponsePage(context.db, asked),
  };
});

export default function NonresponsePage() {
  const { title, views, period, previous, next, today, firstDay, figures } = useLoaderData<typeof loader>();
  const t = useT();
  const years = offeredYears(period, { first: yearOf(firstDay ?? period.from), last: yearOf(today) });
  const search = periodSearch(period);
  const isEmpty = figures.tables.channel.rows.length === 0;
  return (
    <>
      <DashboardHead title={title} views={views} current="nonresponse" period={period} cutOff={today} />
      <p className="muted">{t("nonresponse:intro")}</p>
      <PeriodChooser period={period} previous={previous} next={next} years={years} keep={[]} />
      {isEmpty ? (
        <EmptyState>
          <p>{t("figures:empty.period")}</p>
        </EmptyState>
      ) : (
        <>
          <WeightedSection weighted={figures.weighted} table={figures.weightedTable} search={search} />
          <p className="small muted no-print">{t("nonresponse:listNote")}</p>
          {margins.map((margin) => (
            <section key={margin} className="card">
              <h2>{t(`nonresponse:by.${margin}`)}</h2>
              <FigureTableView table={figures.tables[margin]} hideCaption search={search} asCards />
            </section>
          ))}
        </>
      )}
    </>
  );
}

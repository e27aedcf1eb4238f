import { useLoaderData } from "@remix-run/react";
import { DashboardHead } from "#app/figures/dashboard/dashboard-head.tsx";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { forecastPage } from "#app/figures/forecast/forecast-page.server.ts";
import { ForecastSection } from "#app/figures/forecast/forecast-section.tsx";
import { findFirstDay } from "#app/figures/period/find-first-day.server.ts";
import { PeriodChooser } from "#app/figures/period/period-chooser.tsx";
import { nextPeriod, offeredYears, periodFrom, periodSearch, previousPeriod } from "#app/figures/period/period.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/dashboard/forecast`: where participation of a running period will be at its end, as a range. */
export const loader = staffLoader("dashboard.view", async ({ context, staff, request, t, language }) => {
  const today = dayOf(context.clock.now());
  const period = periodFrom(new URL(request.url).searchParams, today);
  const asked = { officeId: staff.officeId, period, cutOff: today, t, language };
  return {
    title: t("forecast:title"),
    views: dashboardViewsFor(staff),
    period,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    today,
    firstDay: await findFirstDay(context.db, staff.officeId),
    figures: await forecastPage(context.db, asked),
  };
});

export default function ForecastPage() {
  const { title, views, period, previous, next, today, firstDay, figures } = useLoaderData<typeof loader>();
  const t = useT();
  const years = offeredYears(period, { first: yearOf(firstDay ?? period.from), last: yearOf(today) });
  return (
    <>
      <DashboardHead title={title} views={views} current="forecast" period={period} cutOff={today} />
      <p className="muted">{t("forecast:intro")}</p>
      <PeriodChooser period={period} previous={previous} next={next} years={years} keep={[]} />
      <ForecastSection {...figures} period={period} cutOff={today} search={periodSearch(period)} />
    </>
  );
}

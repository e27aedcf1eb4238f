import { useLoaderData } from "@remix-run/react";
import { DashboardHead } from "#app/figures/dashboard/dashboard-head.tsx";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { PeriodChooser } from "#app/figures/period/period-chooser.tsx";
import { nextPeriod, offeredYears, periodFrom, previousPeriod } from "#app/figures/period/period.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { morningBrief } from "#app/reports/morning/morning-brief.server.ts";
import { MorningSheet } from "#app/reports/morning/morning-sheet.tsx";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/dashboard/morning`: what the morning meeting needs, on one sheet of A4. */
export const loader = staffLoader("dashboard.view", async ({ context, staff, request, t }) => {
  const today = dayOf(context.clock.now());
  const period = periodFrom(new URL(request.url).searchParams, today);
  const reader = {
    ...staff,
    seesComments: may(staff.roles, "comments.read"),
    seesReports: may(staff.roles, "reports.view"),
  };
  return {
    title: t("morning:title"),
    office: staff.officeName,
    views: dashboardViewsFor(staff),
    period,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    thisYear: yearOf(today),
    brief: await morningBrief(context.db, reader, period, today),
  };
});

export default function MorningPage() {
  const { title, office, views, period, previous, next, thisYear, brief } = useLoaderData<typeof loader>();
  const t = useT();
  const years = offeredYears(period, { first: yearOf(brief.firstDay ?? period.from), last: thisYear });
  return (
    <div className="morning-page">
      <p className="only-print morning-name">{office}</p>
      <DashboardHead title={title} views={views} current="morning" period={period} cutOff={brief.cutOff} />
      <PeriodChooser period={period} previous={previous} next={next} years={years} keep={[]} />
      <p className="no-print small muted">{t("morning:print")}</p>
      <MorningSheet brief={brief} period={period} withComments />
    </div>
  );
}

import { useLoaderData } from "@remix-run/react";
import { ComparedNote } from "#app/figures/dashboard/compared-note.tsx";
import { DashboardHead } from "#app/figures/dashboard/dashboard-head.tsx";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { dashboardFigures } from "#app/figures/dashboard/dashboard.server.ts";
import { FigureGroups } from "#app/figures/dashboard/figure-groups-view.tsx";
import { PeriodChooser } from "#app/figures/period/period-chooser.tsx";
import { nextPeriod, offeredYears, periodFrom, periodSearch, previousPeriod } from "#app/figures/period/period.ts";
import { SelectedNotice } from "#app/figures/period/selected-notice.tsx";
import { selectionLabel, selectionFrom, selectionSearch } from "#app/figures/period/selection.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

/** `/dashboard/figures`: every figure of the period with target, gap, both comparisons, and how it is counted. */
export const loader = staffLoader("dashboard.view", async ({ context, staff, request, t }) => {
  const today = dayOf(context.clock.now());
  const search = new URL(request.url).searchParams;
  const period = periodFrom(search, today);
  const selection = selectionFrom(search);
  return {
    title: t("figures:all.title"),
    views: dashboardViewsFor(staff),
    period,
    selection,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    thisYear: yearOf(today),
    figures: await dashboardFigures(context.db, staff.officeId, period, today, selection),
  };
});

/** Number of years to choose from, the current one included: enough for comparisons. */
const yearsOffered = 5;

export default function FiguresPage() {
  const { views, period, selection, previous, next, thisYear, figures } = useLoaderData<typeof loader>();
  const t = useT();
  const { language } = usePage();
  const { cutOff, results, minimumAnswers: minimum } = figures;
  const selected = selectionLabel(selection, figures.selectedName, t);
  const search = periodSearch(period) + selectionSearch(selection);
  const years = offeredYears(period, { first: thisYear - yearsOffered + 1, last: thisYear });
  return (
    <>
      <DashboardHead title={t("figures:all.title")} views={views} current="figures" period={period} cutOff={cutOff} />
      <PeriodChooser
        period={period}
        previous={previous}
        next={next}
        years={years}
        keep={selection.by === "all" ? [] : [[selection.by, selection.value]]}
      />
      {selected !== undefined && <SelectedNotice selected={selected} page="/dashboard/figures" period={period} />}
      {results.participation.measure.state === "none" && (
        <EmptyState>
          <p>{t("figures:empty.period")}</p>
        </EmptyState>
      )}
      <p>{t("figures:all.intro")}</p>
      <ComparedNote {...figures.comparedWith} cutOff={cutOff} />
      <FigureGroups results={results} frame={{ t, language, period, cutOff, selected, selection, search, minimum }} />
    </>
  );
}

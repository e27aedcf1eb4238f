import { useLoaderData } from "@remix-run/react";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { DashboardTabs } from "#app/figures/dashboard/dashboard-tabs.tsx";
import { FactorSection, SampleNote } from "#app/figures/indicators/factor-sections.tsx";
import { factorTable } from "#app/figures/indicators/factor-table.ts";
import { ClassesSection, NineSection } from "#app/figures/indicators/indicator-sections.tsx";
import { nineIndicators, serviceFactors } from "#app/figures/indicators/indicators.server.ts";
import { indicators } from "#app/ratings/questions/crosswalk.ts";
import { ownQuestionTable } from "#app/figures/indicators/own-question-table.ts";
import { FigureTableView } from "#app/figures/tables/figure-table-view.tsx";
import { PeriodChooser } from "#app/figures/period/period-chooser.tsx";
import { periodLabel } from "#app/figures/period/period-label.ts";
import { nextPeriod, offeredYears, periodFrom, periodSearch, previousPeriod } from "#app/figures/period/period.ts";
import { quarterAround } from "#app/figures/period/quarter.ts";
import { findFirstDay } from "#app/figures/period/find-first-day.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { doneIn } from "#app/platform/forms/done.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

/** `/dashboard/indicators`: the five factors of service of a period, and the nine indicators of the quarter it ends in. */
export const loader = staffLoader("dashboard.view", async ({ context, staff, request, t }) => {
  const search = new URL(request.url).searchParams;
  const today = dayOf(context.clock.now());
  const period = periodFrom(search, today);
  const quarter = quarterAround(period, today);
  const subtitleOf = (of: typeof period) =>
    t("figures:frame.subtitle", { period: periodLabel(of, t), day: formatDay(today) });
  const service = await serviceFactors(context.db, staff.officeId, period);
  return {
    title: t("indicators:title"),
    period,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    today,
    firstDay: await findFirstDay(context.db, staff.officeId),
    views: dashboardViewsFor(staff),
    maySet: may(staff.roles, "indicators.set"),
    done: doneIn(request.url, indicators),
    service,
    factors: factorTable(service, subtitleOf(period), t, languageOf(request)),
    own: ownQuestionTable(service, subtitleOf(period), t, languageOf(request)),
    nine: await nineIndicators(context.db, staff.officeId, quarter, today),
    nineQuarter: quarter,
    nineSubtitle: subtitleOf(quarter),
  };
});

export default function IndicatorsPage() {
  const data = useLoaderData<typeof loader>();
  const t = useT();
  const { period, service, nine } = data;
  const years = offeredYears(period, { first: yearOf(data.firstDay ?? period.from), last: yearOf(data.today) });
  const search = periodSearch(period);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{`${data.title} – ${periodLabel(period, t)}`}</h1>
          <p className="muted after-title">{t("figures:cutOff", { day: formatDay(data.today) })}</p>
        </div>
      </div>
      <DashboardTabs views={data.views} current="indicators" period={period} />
      {data.done !== undefined && (
        <Done>
          <p>{t("indicators:form.saved", { indicator: data.done })}</p>
        </Done>
      )}
      <PeriodChooser period={period} previous={data.previous} next={data.next} years={years} />
      <FactorSection
        factors={service.factors}
        together={service.together}
        target={service.target}
        table={data.factors}
        search={search}
      />
      {data.own.rows.length > 0 && (
        <section className="card">
          <h2>{data.own.title}</h2>
          <FigureTableView table={data.own} hideCaption search={search} />
        </section>
      )}
      <SampleNote received={service.received} rated={service.rated} />
      <NineSection
        assessment={nine.assessment}
        quarter={nine.quarter}
        span={data.nineQuarter}
        subtitle={
          period.kind === "quarter" ? data.nineSubtitle : `${data.nineSubtitle}. ${t("indicators:nine.quarterNote")}`
        }
        maySet={data.maySet}
        search={search}
      />
      <ClassesSection quarter={data.nineQuarter} classes={nine.classes} ratings={nine.ratings} minimum={nine.minimum} />
    </>
  );
}

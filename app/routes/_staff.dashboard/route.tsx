import { useLoaderData } from "@remix-run/react";
import { dashboard } from "#app/figures/dashboard.server.ts";
import { LevelsSection, MonthSection, ProcedureSection, TableSection } from "#app/figures/dashboard-sections.tsx";
import {
  AnsweredFigure,
  ParticipationFigure,
  RatingsGivenFigure,
  SatisfactionFigure,
  SolvedFigure,
} from "#app/figures/large-figures.tsx";
import { PeriodChooser } from "#app/figures/period-chooser.tsx";
import { periodLabel } from "#app/figures/period-label.ts";
import { nextPeriod, periodFrom, previousPeriod } from "#app/figures/period.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { LateJobsNotice } from "#app/jobs/late-jobs-notice.tsx";
import { listLateJobs } from "#app/jobs/list-late-jobs.server.ts";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { staffLoader } from "#app/staff/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

export const loader = staffLoader("dashboard.view", async ({ context, staff, request, t }) => {
  const today = dayOf(context.clock.now());
  const period = periodFrom(new URL(request.url).searchParams, today);
  return {
    title: t("figures:title"),
    period,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    thisYear: yearOf(today),
    lateJobs: await listLateJobs(context),
    figures: await dashboard(context.db, staff.officeId, period, today),
  };
});

export default function DashboardPage() {
  const { period, previous, next, thisYear, lateJobs, figures } = useLoaderData<typeof loader>();
  const t = useT();
  const firstYear = Math.min(yearOf(figures.firstDay ?? period.from), yearOf(period.from));
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, index) => thisYear - index);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{`${t("figures:title")} – ${periodLabel(period, t)}`}</h1>
          <p className="muted after-title">
            {t("figures:cutOff", { day: formatDay(figures.cutOff) })}
            {". "}
            {t("figures:cohortNote", { from: formatDay(period.from), to: formatDay(period.to) })}
          </p>
        </div>
      </div>
      <LateJobsNotice jobs={lateJobs} />
      {figures.firstDay === undefined ? (
        <EmptyState>
          <p>{t("figures:empty.office")}</p>
          <a className="button main" href="/dossiers/import">
            {t("figures:empty.import")}
          </a>
        </EmptyState>
      ) : (
        <>
          <PeriodChooser period={period} previous={previous} next={next} years={years} />
          <Figures period={period} figures={figures} />
        </>
      )}
    </>
  );
}

type FiguresProps = Pick<ReturnType<typeof useLoaderData<typeof loader>>, "period" | "figures">;

function Figures({ period, figures }: FiguresProps) {
  const t = useT();
  const isEmpty = figures.participation.denominator === 0;
  return (
    <>
      {isEmpty && (
        <EmptyState>
          <p>{t("figures:empty.period")}</p>
        </EmptyState>
      )}
      <div className="figures led">
        <ParticipationFigure participation={figures.participation} pace={figures.pace} lastDay={period.lastDay} />
        <SatisfactionFigure satisfaction={figures.satisfaction} />
        <AnsweredFigure answered={figures.answered} answers={figures.answers} forwarded={figures.forwarded} />
        <SolvedFigure solved={figures.solved} minimumAnswers={figures.minimumAnswers} />
        <RatingsGivenFigure ratingsGiven={figures.ratingsGiven} />
      </div>
      {!isEmpty && <Breakdowns period={period} figures={figures} />}
    </>
  );
}

function Breakdowns({ figures }: FiguresProps) {
  const t = useT();
  const { minimumAnswers, participation } = figures;
  return (
    <>
      <MonthSection months={figures.months} target={participation.target} minimumAnswers={minimumAnswers} />
      <ProcedureSection procedures={figures.procedures} target={participation.target} minimumAnswers={minimumAnswers} />
      <div className="halves">
        <LevelsSection counts={figures.scores} satisfaction={figures.satisfaction} />
        <TableSection
          heading={t("figures:byChannel.heading")}
          of={t("figures:byChannel.channel")}
          rows={figures.channels.map(({ channel, cohort }) => ({
            id: channel,
            name: t(`figures:byChannel.${channel}`),
            cohort,
          }))}
          minimumAnswers={minimumAnswers}
        />
        <TableSection
          heading={t("figures:byUnit.heading")}
          of={t("figures:byUnit.unit")}
          rows={figures.units.map(({ id, name, cohort }) => ({ id, name: name ?? t("figures:byUnit.none"), cohort }))}
          minimumAnswers={minimumAnswers}
        />
        <TableSection
          heading={t("figures:byCounter.heading")}
          of={t("figures:byCounter.counter")}
          rows={figures.counters.map(({ id, name, cohort }) => ({
            id,
            name: name ?? t("figures:byCounter.none"),
            cohort,
          }))}
          minimumAnswers={minimumAnswers}
        />
      </div>
    </>
  );
}

import { useLoaderData } from "@remix-run/react";
import { ComparedNote } from "#app/figures/dashboard/compared-note.tsx";
import { DashboardHead } from "#app/figures/dashboard/dashboard-head.tsx";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import {
  FunnelSection,
  HoursSection,
  LevelsSection,
  ParticipationSection,
  ProcedureSection,
  SatisfactionSection,
} from "#app/figures/dashboard/dashboard-sections.tsx";
import { dashboard } from "#app/figures/dashboard/dashboard.server.ts";
import { MainFigures } from "#app/figures/dashboard/main-figures.tsx";
import { PaceSourcesSection } from "#app/figures/dashboard/pace-sources-section.tsx";
import { PeriodChooser } from "#app/figures/period/period-chooser.tsx";
import { nextPeriod, offeredYears, periodFrom, periodSearch, previousPeriod } from "#app/figures/period/period.ts";
import { SelectedNotice } from "#app/figures/period/selected-notice.tsx";
import { selectionLabel, selectionFrom, selectionSearch } from "#app/figures/period/selection.ts";
import type { TableFrame } from "#app/figures/tables/table-frame.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { findRoomForFiles } from "#app/complaints/attachments/room-for-files.server.ts";
import { RoomNotice } from "#app/complaints/attachments/room-notice.tsx";
import { LateJobsNotice } from "#app/jobs/late-jobs-notice.tsx";
import { listLateJobs } from "#app/jobs/list-late-jobs.server.ts";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { DueReportNotice } from "#app/reports/calendar/due-report-list.tsx";
import { listDueReports } from "#app/reports/calendar/list-due-reports.server.ts";
import { findSetupSteps } from "#app/settings/find-setup-steps.server.ts";
import { SetupNotice } from "#app/settings/setup-list.tsx";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

export const loader = staffLoader("dashboard.view", async ({ context, staff, request, t }) => {
  const today = dayOf(context.clock.now());
  const search = new URL(request.url).searchParams;
  const period = periodFrom(search, today);
  const selection = selectionFrom(search);
  return {
    title: t("figures:title"),
    views: dashboardViewsFor(staff),
    mayImport: may(staff.roles, "dossiers.import"),
    period,
    selection,
    previous: previousPeriod(period, today),
    next: nextPeriod(period, today),
    thisYear: yearOf(today),
    setupSteps: may(staff.roles, "settings.edit") ? await findSetupSteps(context, staff) : undefined,
    lateJobs: await listLateJobs(context),
    room: await findRoomForFiles(context),
    dueReports: may(staff.roles, "reports.view") ? await listDueReports(context.db, staff.officeId, today) : [],
    figures: await dashboard(context.db, staff.officeId, period, today, selection),
  };
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function DashboardPage() {
  const { views, mayImport, period, selection, previous, next, thisYear, setupSteps, lateJobs, room, ...loaded } =
    useLoaderData<typeof loader>();
  const { figures, dueReports } = loaded;
  const t = useT();
  const years = offeredYears(period, { first: yearOf(figures.firstDay ?? period.from), last: thisYear });
  return (
    <>
      <DashboardHead
        title={t("figures:title")}
        views={views}
        current="overview"
        period={period}
        cutOff={figures.cutOff}
      />
      {setupSteps !== undefined && <SetupNotice steps={setupSteps} />}
      <LateJobsNotice jobs={lateJobs} />
      <RoomNotice room={room} />
      <DueReportNotice reports={dueReports} />
      {figures.firstDay === undefined ? (
        <EmptyState>
          <p>{t("figures:empty.office")}</p>
          {mayImport && (
            <a className="button main" href="/dossiers/import">
              {t("figures:empty.import")}
            </a>
          )}
        </EmptyState>
      ) : (
        <>
          <PeriodChooser
            period={period}
            previous={previous}
            next={next}
            years={years}
            keep={selection.by === "all" ? [] : [[selection.by, selection.value]]}
          />
          <Figures period={period} selection={selection} figures={figures} />
        </>
      )}
    </>
  );
}

type FiguresProps = Pick<Loaded, "period" | "selection" | "figures">;

function Figures({ period, selection, figures }: FiguresProps) {
  const t = useT();
  const { language } = usePage();
  const selected = selectionLabel(selection, figures.selectedName, t);
  const { cutOff, minimumAnswers: minimum } = figures;
  const search = periodSearch(period) + selectionSearch(selection);
  const isEmpty = figures.counts.dossiers.received === 0;
  return (
    <>
      {selected !== undefined && <SelectedNotice selected={selected} page="/dashboard" period={period} />}
      {isEmpty && (
        <EmptyState>
          <p>{t("figures:empty.period")}</p>
        </EmptyState>
      )}
      <MainFigures
        period={period}
        selection={selection}
        results={figures.results}
        counts={figures.counts}
        pace={figures.pace}
        paper={figures.paper}
        tablets={figures.tablets}
        minimumAnswers={minimum}
      />
      <ComparedNote {...figures.comparedWith} cutOff={cutOff} />
      <p className="no-print">
        <a className="target" href={`/dashboard/figures${search}`}>
          {t("figures:main.all")}
        </a>{" "}
        <a className="target" href={`/dashboard/morning${periodSearch(period)}`}>
          {t("morning:toSheet")}
        </a>
      </p>
      {!isEmpty && (
        <Charts figures={figures} frame={{ t, language, period, cutOff, selected, selection, search, minimum }} />
      )}
    </>
  );
}

function Charts({ figures, frame }: { figures: Loaded["figures"]; frame: TableFrame }) {
  const { targets, results, counts, months, procedures, whole } = figures;
  const target = targets.participation;
  return (
    <>
      {whole !== undefined && (
        <PaceSourcesSection
          sources={whole.paceSources}
          target={target}
          missing={results.participation.gap?.missing ?? 0}
          frame={frame}
        />
      )}
      <ParticipationSection months={months} target={target} frame={frame} />
      <SatisfactionSection months={months} target={targets.satisfaction} frame={frame} />
      <div className="halves">
        <FunnelSection dossiers={counts.dossiers} target={target} frame={frame} />
        <LevelsSection counts={counts.dossiers.scores} satisfaction={results.satisfaction.measure} frame={frame} />
      </div>
      {whole !== undefined && <HoursSection cells={whole.heat} target={target} frame={frame} />}
      {procedures !== undefined && <ProcedureSection procedures={procedures} targets={targets} frame={frame} />}
    </>
  );
}

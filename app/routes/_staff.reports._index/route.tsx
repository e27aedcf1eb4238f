import { useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { DueReportList } from "#app/reports/calendar/due-report-list.tsx";
import { listDueReports } from "#app/reports/calendar/list-due-reports.server.ts";
import { listReports } from "#app/reports/report/find-report.server.ts";
import { ReportList } from "#app/reports/report/report-list.tsx";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

/** The reports that the office must send, with how each stands, and those that were made. */
export const loader = staffLoader("reports.view", async ({ context, staff, t }) => {
  const today = dayOf(context.clock.now());
  return {
    title: t("reports:title"),
    today,
    due: await listDueReports(context.db, staff.officeId, today),
    made: await listReports(context.db, staff.officeId),
    mayMake: may(staff.roles, "reports.write"),
    maySet: may(staff.roles, "settings.edit"),
  };
});

export default function ReportsPage() {
  const t = useT();
  const { today, due, made, mayMake, maySet } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t("reports:title")}</h1>
          <p className="muted after-title">{t("reports:lead")}</p>
        </div>
        <div className="row">
          {mayMake && (
            <a className="button" href="/reports/new">
              {t("reports:make.own")}
            </a>
          )}
          {maySet && (
            <a className="button" href="/settings/reports">
              {t("reports:calendarLink")}
            </a>
          )}
        </div>
      </div>
      {due.length === 0 ? (
        <EmptyState>
          <p>{t("reports:due.none")}</p>
          {maySet && <p>{t("reports:due.noneMay")}</p>}
        </EmptyState>
      ) : (
        <DueReportList reports={due} today={today} mayMake={mayMake} />
      )}
      <section>
        <h2>{t("reports:list.title")}</h2>
        <ReportList reports={made} />
      </section>
    </>
  );
}

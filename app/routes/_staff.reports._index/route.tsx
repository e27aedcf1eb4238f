import { useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { DueReportList } from "#app/reports/calendar/due-report-list.tsx";
import { listDueReports } from "#app/reports/calendar/list-due-reports.server.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { EmptyState } from "#app/ui/parts.tsx";

/** The reports that the office must send, with how each stands. */
export const loader = staffLoader("reports.view", async ({ context, staff, t }) => ({
  title: t("reports:title"),
  due: await listDueReports(context.db, staff.officeId, dayOf(context.clock.now())),
  maySet: may(staff.roles, "settings.edit"),
}));

export default function ReportsPage() {
  const t = useT();
  const { due, maySet } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t("reports:title")}</h1>
          <p className="muted after-title">{t("reports:lead")}</p>
        </div>
        {maySet && (
          <a className="button" href="/settings/reports">
            {t("reports:calendarLink")}
          </a>
        )}
      </div>
      {due.length === 0 ? (
        <EmptyState>
          <p>{t("reports:due.none")}</p>
          {maySet && <p>{t("reports:due.noneMay")}</p>}
        </EmptyState>
      ) : (
        <DueReportList reports={due} />
      )}
    </>
  );
}

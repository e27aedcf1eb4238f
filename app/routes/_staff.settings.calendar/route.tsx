import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmYear } from "#app/complaints/due-days/confirm-year.server.ts";
import { findCalendarPage } from "#app/deadlines/editing/calendar-page.server.ts";
import { ChangesList } from "#app/deadlines/editing/changes-list.tsx";
import { TryDay } from "#app/deadlines/due/try-day.tsx";
import { YearCalendar } from "#app/deadlines/editing/year-calendar.tsx";
import { YearActions, YearForm, YearStateLine } from "#app/deadlines/editing/year-state.tsx";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { may } from "#app/staff/permissions.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { Notice, Tag } from "#app/ui/parts.tsx";

const changes = ["saved", "confirm", "reopen"] as const;

/** The office's working calendar, one year at a time, and a form to compute a due day. */
export const loader = staffLoader("settings.view", async ({ context, request, staff, t }) => {
  const query = new URL(request.url).searchParams;
  const page = await findCalendarPage(context, staff.officeId, query);
  const isWrong = page.tried.isDayWrong || page.tried.areDaysWrong;
  const title = t("deadlines:calendar.title", { year: String(page.shown.year) });
  const done = doneIn(request.url, changes);
  const moved = /^\d{1,6}$/.test(query.get("moved") ?? "") ? Number(query.get("moved")) : 0;
  const mayEdit = may(staff.roles, "settings.edit");
  return data({ title, mayEdit, done, moved, ...page }, { status: isWrong ? 400 : 200 });
});

/** Confirms the year that is shown, or withdraws the confirmation. */
export const action = staffAction("settings.edit", async ({ context, request, staff }) => {
  const outcome = await confirmYear(context, staff, await readForm(request));
  if (!outcome.ok) return data(outcome.result, { status: outcome.status });
  return redirect(doneAddress("/settings/calendar", outcome.intent, { year: String(outcome.year) }), 303);
});

export default function CalendarPage() {
  const t = useT();
  const refused = useActionData<typeof action>();
  const { title, mayEdit, shown, years, tried, state, revision, changes, done, moved } = useLoaderData<typeof loader>();
  const { year, isConfirmed, sources } = shown;
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        <Tag kind={isConfirmed ? "done" : "soon"}>
          {t(isConfirmed ? "deadlines:calendar.confirmed" : "deadlines:calendar.unconfirmed")}
        </Tag>
      </div>
      {done !== undefined && refused === undefined && (
        <Done>
          <p>
            {done === "saved" && moved > 0 ? t("deadlines:done.moved", { count: moved }) : t(`deadlines:done.${done}`)}
          </p>
        </Done>
      )}
      <p className="muted">{t("deadlines:calendar.intro")}</p>
      <nav className="years" aria-label={t("deadlines:calendar.years")}>
        {years.map((one) => (
          <a
            key={one.year}
            href={`/settings/calendar?year=${String(one.year)}`}
            aria-current={one.year === year ? "page" : undefined}
          >
            {one.isConfirmed ? one.year : `${String(one.year)} (${t("deadlines:calendar.unconfirmed")})`}
          </a>
        ))}
      </nav>
      <YearStateLine state={state} isEmpty={sources.length === 0} />
      {!isConfirmed && (
        <Notice kind="careful">
          <p>{t("deadlines:calendar.unconfirmedText", { year: String(year) })}</p>
        </Notice>
      )}
      <YearActions year={year} isConfirmed={isConfirmed} mayEdit={mayEdit} />
      <YearCalendar shown={shown} mayEdit={mayEdit} />
      <section>
        <h2>{t("deadlines:calendar.source")}</h2>
        {sources.length === 0 ? (
          <p>{t("deadlines:calendar.noSource")}</p>
        ) : (
          <ul>
            {sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        )}
        <p className="muted small">{t("deadlines:calendar.sourceText")}</p>
      </section>
      <div className="halves">
        {mayEdit && <YearForm year={year} revision={revision} isConfirmed={isConfirmed} lastResult={refused ?? null} />}
        <TryDay year={year} tried={tried} />
      </div>
      {changes.length > 0 && (
        <section>
          <h2>{t("deadlines:year.history")}</h2>
          <ChangesList changes={changes} />
        </section>
      )}
    </>
  );
}

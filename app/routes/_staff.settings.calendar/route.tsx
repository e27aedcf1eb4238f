import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findCalendarPage } from "#app/deadlines/calendar-page.server.ts";
import { TryDay } from "#app/deadlines/try-day.tsx";
import { YearCalendar } from "#app/deadlines/year-calendar.tsx";
import { useT } from "#app/i18n/page.tsx";
import { staffLoader } from "#app/staff/staff-route.server.ts";
import { Notice, Tag } from "#app/ui/parts.tsx";

/** The office's working calendar, a year at a time, and a form to try any day. */
export const loader = staffLoader("settings.view", async ({ context, request, staff, t }) => {
  const page = await findCalendarPage(context, staff.officeId, new URL(request.url).searchParams);
  const isWrong = page.tried.isDayWrong || page.tried.areDaysWrong;
  const title = t("deadlines:calendar.title", { year: String(page.shown.year) });
  return data({ title, ...page }, { status: isWrong ? 400 : 200 });
});

export default function CalendarPage() {
  const t = useT();
  const { title, shown, years, tried } = useLoaderData<typeof loader>();
  const { year, isConfirmed, sources } = shown;
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        <Tag kind={isConfirmed ? "done" : "soon"}>
          {t(isConfirmed ? "deadlines:calendar.confirmed" : "deadlines:calendar.unconfirmed")}
        </Tag>
      </div>
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
      {!isConfirmed && (
        <Notice kind="careful">
          <p>{t("deadlines:calendar.unconfirmedText", { year: String(year) })}</p>
        </Notice>
      )}
      <YearCalendar shown={shown} />
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
      <div className="narrow">
        <TryDay year={year} tried={tried} />
      </div>
    </>
  );
}

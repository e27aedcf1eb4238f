import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Translate } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { DeadlineList } from "#app/reports/calendar/deadline-list.tsx";
import { listDeadlines } from "#app/reports/calendar/find-deadlines.server.ts";
import { retireDeadline } from "#app/reports/calendar/set-deadlines.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/** The reporting calendar of the office. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => ({
  title: t("reports:calendar.title"),
  deadlines: await listDeadlines(context.db, staff.officeId),
  done: doneText(request.url, t),
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const id = (await readForm(request)).get("id");
  const outcome = await retireDeadline(context, staff, typeof id === "string" ? id : "");
  return redirect(doneAddress("/settings/reports", outcome.ok ? "retired" : "gone"), 303);
});

const changes = ["added", "taken", "retired", "gone"] as const;

function doneText(url: string, t: Translate): string | null {
  const done = doneIn(url, changes);
  if (done === undefined) return null;
  const count = /^\d{1,2}$/.exec(new URL(url).searchParams.get("count") ?? "")?.[0];
  return done === "taken" && count === undefined
    ? t("reports:calendar.done.added")
    : t(`reports:calendar.done.${done}`, { count: Number(count ?? 0) });
}

export default function ReportingCalendarPage() {
  const t = useT();
  const { deadlines, done } = useLoaderData<typeof loader>();
  return (
    <>
      <SubpageHead above="/settings" back={t("settings:back")} title={t("reports:calendar.title")} />
      {done !== null && (
        <Done>
          <p>{done}</p>
        </Done>
      )}
      <p className="muted">{t("reports:calendar.lead")}</p>
      <p className="row">
        <a className="button main" href="/settings/reports/presets">
          {t("reports:calendar.choose")}
        </a>
        <a className="button" href="/settings/reports/new">
          {t("reports:calendar.add")}
        </a>
      </p>
      <DeadlineList deadlines={deadlines} />
    </>
  );
}

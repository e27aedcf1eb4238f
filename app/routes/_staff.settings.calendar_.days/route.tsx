import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CalendarPreview } from "#app/complaints/due-days/calendar-preview.tsx";
import { previewCalendarChange } from "#app/complaints/due-days/change-calendar.server.ts";
import { OneDayForm, RemoveDayForm, SwapForm } from "#app/deadlines/editing/day-forms.tsx";
import { findKnownDay } from "#app/deadlines/calendar/find-calendar.server.ts";
import { readDayForm } from "#app/deadlines/editing/read-day-form.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf, yearOf } from "#app/platform/day.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/**
 * Prepares a change of the calendar: adding, swapping, changing or removing days; `?day=` is an existing one. Nothing
 * is saved here.
 */
export const loader = staffLoader("settings.edit", async ({ context, request, staff, t }) => {
  const known = await findKnownDay(context.db, staff.officeId, new URL(request.url).searchParams.get("day") ?? "");
  const title =
    known === null ? t("deadlines:edit.addTitle") : t("deadlines:edit.changeTitle", { day: formatDay(known.day) });
  return { title, known, year: yearOf(known?.day ?? dayOf(context.clock.now())) };
});

export const action = staffAction("settings.edit", async ({ context, request, staff }) => {
  const asked = await readDayForm(context.db, staff.officeId, await readForm(request));
  const { intent } = asked;
  if (!asked.ok) return data({ refused: { intent, result: asked.result }, proposed: null }, { status: 400 });
  const outcome = await previewCalendarChange(context, staff.officeId, asked.change);
  if (!outcome.ok) {
    const result = asked.reply(outcome.reason === "nothing" ? "nothing" : "dayKnown");
    return data({ refused: { intent, result }, proposed: null }, { status: 400 });
  }
  const proposed = { change: asked.change, preview: outcome.preview };
  return data({ refused: { intent, result: asked.reply() }, proposed });
});

export default function CalendarDaysPage() {
  const t = useT();
  const { title, known, year } = useLoaderData<typeof loader>();
  const asked = useActionData<typeof action>();
  const proposed = asked?.proposed ?? null;
  // Beside a preview only its own form is shown, so that it can be corrected.
  const isShown = (intent: string) => proposed === null || asked?.refused.intent === intent;
  return (
    <div className="narrow">
      <SubpageHead
        above={`/settings/calendar?year=${String(year)}`}
        back={t("deadlines:edit.back", { year: String(year) })}
        title={title}
      />
      {proposed !== null && <CalendarPreview {...proposed} />}
      {isShown("day") && <OneDayForm known={known} refused={asked?.refused} />}
      {known === null && isShown("swap") && <SwapForm refused={asked?.refused} />}
      {known !== null && isShown("remove") && <RemoveDayForm known={known} refused={asked?.refused} />}
    </div>
  );
}

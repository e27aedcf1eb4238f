import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CalendarPreview } from "#app/complaints/due-days/calendar-preview.tsx";
import { previewCalendarChange } from "#app/complaints/due-days/change-calendar.server.ts";
import { ImportForm } from "#app/deadlines/editing/import-form.tsx";
import { calendarFileField, readImportForm } from "#app/deadlines/editing/read-import-form.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { bodySizes } from "#app/platform/forms/body-sizes.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { readCalendarText } from "#app/spreadsheets/calendar-text.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

export const loader = staffLoader("settings.edit", ({ t }) => ({ title: t("deadlines:import.title") }));

/** Reads a calendar file and shows its effect. Nothing is saved here. */
export const action = staffAction("settings.edit", async ({ context, request, staff }) => {
  const form = await readForm(request, calendarFileField, bodySizes.table);
  const file = await readCalendarText(form.get(calendarFileField));
  const asked = await readImportForm(context.db, staff.officeId, { form, file });
  if (!asked.ok) return data({ result: asked.result, problems: asked.problems, proposed: null }, { status: 400 });
  const outcome = await previewCalendarChange(context, staff.officeId, asked.change);
  if (!outcome.ok) return data({ result: asked.reply("nothing"), problems: [], proposed: null }, { status: 400 });
  return data({ result: null, problems: [], proposed: { change: asked.change, preview: outcome.preview } });
});

export default function CalendarImportPage() {
  const t = useT();
  const { title } = useLoaderData<typeof loader>();
  const asked = useActionData<typeof action>();
  const proposed = asked?.proposed ?? null;
  return (
    <div className="narrow">
      <SubpageHead above="/settings/calendar" back={t("settings:pages.calendar.title")} title={title} />
      {proposed !== null && <CalendarPreview {...proposed} />}
      <p>{t("deadlines:import.intro")}</p>
      <ImportForm lastResult={asked?.result ?? null} problems={asked?.problems ?? []} />
    </div>
  );
}

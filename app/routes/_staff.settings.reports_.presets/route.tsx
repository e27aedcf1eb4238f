import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { calendarPresets, findCalendarPreset } from "#app/reports/calendar/calendar-presets.ts";
import { takingSchema, type DeadlineProblem } from "#app/reports/calendar/deadline-forms.ts";
import { PresetCards } from "#app/reports/calendar/preset-cards.tsx";
import { takePreset } from "#app/reports/calendar/set-deadlines.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** The ready reporting calendars, of which the office takes the one it must follow. */
export const loader = staffLoader("settings.edit", ({ t }) => ({
  title: t("reports:presets.title"),
  presets: calendarPresets,
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const preset = findCalendarPreset(form.get("preset"));
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (preset === undefined) throw new Response(null, { status: 404 });
  const submission = parseForm(form, takingSchema);
  if (submission.status !== "success") {
    return data({ preset: preset.name, result: submission.reply() }, { status: 400 });
  }
  const outcome = await takePreset(context, staff, preset, submission.value);
  if (outcome.ok) return redirect(doneAddress("/settings/reports", "taken", { count: String(outcome.added) }), 303);
  const formErrors: DeadlineProblem[] = [outcome.reason === "too-many" ? "tooMany" : "nothingNew"];
  return data({ preset: preset.name, result: submission.reply({ formErrors }) }, { status: 400 });
});

export default function CalendarPresetsPage() {
  const t = useT();
  const { presets } = useLoaderData<typeof loader>();
  return (
    <>
      <SubpageHead above="/settings/reports" back={t("reports:calendar.back")} title={t("reports:presets.title")} />
      <p className="muted">{t("reports:presets.lead")}</p>
      <PresetCards presets={presets} refused={useActionData<typeof action>()} />
    </>
  );
}

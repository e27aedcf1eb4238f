import { data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { deadlineSchema, type DeadlineProblem } from "#app/reports/calendar/deadline-forms.ts";
import { DeadlineForm } from "#app/reports/calendar/deadline-form.tsx";
import { addDeadline } from "#app/reports/calendar/set-deadlines.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** Adds a report of the office's own to its calendar. */
export const loader = staffLoader("settings.edit", ({ t }) => ({ title: t("reports:form.title") }));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), deadlineSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const outcome = await addDeadline(context, staff, submission.value);
  if (outcome.ok) return redirect(doneAddress("/settings/reports", "added"), 303);
  const formErrors: DeadlineProblem[] = [outcome.reason === "too-many" ? "tooMany" : "nothingNew"];
  return data(submission.reply({ formErrors }), { status: 400 });
});

export default function NewDeadlinePage() {
  const t = useT();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings/reports" back={t("reports:calendar.back")} title={t("reports:form.title")} />
      <DeadlineForm lastResult={lastResult} />
    </div>
  );
}

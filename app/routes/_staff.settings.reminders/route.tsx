import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findReminderPlan } from "#app/deadlines/due/set-reminder-plan.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { formErrorsOf, typedTexts } from "#app/platform/forms/typed-texts.ts";
import { changeReminders } from "#app/settings/change-reminders.server.ts";
import { RemindersForm } from "#app/settings/reminders-form.tsx";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import {
  readReminders,
  remindersKey,
  remindersSchema,
  shownReminders,
  typedReminders,
  type ReminderProblems,
} from "#app/settings/typed-reminders.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** Who is reminded of an unanswered case, how many working days before or after its due day, at what time of the day. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => {
  const plan = await findReminderPlan(context.db, staff.officeId);
  return {
    title: t("settings:pages.reminders.title"),
    done: doneIn(request.url, ["saved"]),
    typed: shownReminders(plan),
    shown: remindersKey(plan),
  };
});

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), remindersSchema);
  const typed = typedReminders(typedTexts(submission));
  const none: ReminderProblems = {};
  if (submission.status !== "success") {
    return data({ typed, problems: none, formErrors: formErrorsOf(submission) }, { status: 400 });
  }
  const read = readReminders(typed);
  if (!read.ok) return data({ typed, problems: read.problems, formErrors: undefined }, { status: 400 });
  const changed = await changeReminders(context, staff, read.plan, submission.value.shown);
  if (!changed.ok) return data({ typed, problems: none, formErrors: ["changedMeanwhile"] }, { status: 409 });
  return redirect(doneAddress("/settings/reminders", "saved"), 303);
});

export default function RemindersPage() {
  const t = useT();
  const { title, done, typed, shown } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <SettingsPage title={title} isSaved={done !== undefined && refused === undefined}>
      <p className="muted">{t("settings:reminders.intro")}</p>
      <RemindersForm
        typed={refused?.typed ?? typed}
        shown={shown}
        problems={refused?.problems ?? {}}
        formErrors={refused?.formErrors}
      />
    </SettingsPage>
  );
}

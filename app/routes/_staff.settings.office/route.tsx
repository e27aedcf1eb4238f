import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { officeDetailsSchema } from "#app/offices/office-details.ts";
import { findOfficeDetails } from "#app/offices/find-office-details.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { changeOffice } from "#app/settings/change-office.server.ts";
import { OfficeForm, OfficeLinks } from "#app/settings/office-form.tsx";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** What the office is called, how it is reached, how long receipts are open and from how many answers on shares show. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => ({
  title: t("settings:pages.office.title"),
  done: doneIn(request.url, ["saved"]),
  details: await findOfficeDetails(context.db, staff.officeId),
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), officeDetailsSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { shown, ...details } = submission.value;
  const changed = await changeOffice(context, staff, details, shown);
  if (!changed.ok) return data(submission.reply({ formErrors: ["changedMeanwhile"] }), { status: 409 });
  return redirect(doneAddress("/settings/office", "saved"), 303);
});

export default function OfficePage() {
  const { title, done, details } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <SettingsPage title={title} isSaved={done !== undefined && lastResult === undefined}>
      <OfficeForm details={details} lastResult={lastResult} />
      <OfficeLinks />
    </SettingsPage>
  );
}

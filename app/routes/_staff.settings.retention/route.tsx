import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { listOffices } from "#app/offices/list-offices.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { listRetention } from "#app/staff/retention/list-retention.server.ts";
import { RetentionForm } from "#app/staff/retention/retention-form.tsx";
import { retentionSchema } from "#app/staff/retention/retention-schema.ts";
import { setRetention } from "#app/staff/retention/set-retention.server.ts";
import { may } from "#app/staff/permissions.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** The periods hold for the whole installation, so one of several offices cannot change them for the others. */
const isAlone = async ({ db }: Context) => (await listOffices(db)).length === 1;

/** How long data about people is stored, by kind. */
export const loader = staffLoader("settings.view", async ({ context, staff, request, t }) => {
  const isOnly = await isAlone(context);
  return {
    title: t("settings:pages.retention.title"),
    done: doneIn(request.url, ["saved"]),
    isOnly,
    mayEdit: may(staff.roles, "settings.edit") && isOnly,
    periods: await listRetention(context.db),
  };
});

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), retentionSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  if (!(await isAlone(context))) return data(submission.reply({ formErrors: ["severalOffices"] }), { status: 409 });
  await setRetention(context, staff, submission.value);
  return redirect(doneAddress("/settings/retention", "saved"), 303);
});

export default function RetentionPage() {
  const t = useT();
  const { title, done, isOnly, mayEdit, periods } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const sent = lastResult?.initialValue?.["kind"];
  return (
    <SettingsPage title={title} isSaved={done !== undefined && lastResult === undefined}>
      <p className="muted">{t("settings:retention.intro")}</p>
      {!isOnly && <p>{t("settings:retention.several")}</p>}
      {periods.map((period) => (
        <RetentionForm
          key={period.kind}
          period={period}
          mayEdit={mayEdit}
          lastResult={sent === period.kind ? lastResult : undefined}
        />
      ))}
    </SettingsPage>
  );
}

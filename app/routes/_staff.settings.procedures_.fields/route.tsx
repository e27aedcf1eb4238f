import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FieldList } from "#app/dossiers/procedures/field-list.tsx";
import { listFields } from "#app/dossiers/procedures/list-procedures.server.ts";
import { fieldNameSchema } from "#app/dossiers/procedures/procedure.ts";
import { renameField } from "#app/dossiers/procedures/rename-field.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/** The fields of the office's procedures, which can be renamed and joined. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => ({
  title: t("procedures:fieldsTitle"),
  done: doneIn(request.url, ["saved"]),
  fields: await listFields(context.db, staff.officeId),
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const submission = parseForm(form, fieldNameSchema);
  const typed = form.get("before");
  const before = typeof typed === "string" ? typed : "";
  if (submission.status !== "success") return data({ before, lastResult: submission.reply() }, { status: 400 });
  const { name, join } = submission.value;
  const outcome = await renameField(context, staff, { before, name, join: join !== undefined });
  if (outcome.ok) return redirect(doneAddress("/settings/procedures/fields", "saved"), 303);
  const lastResult =
    outcome.reason === "taken"
      ? submission.reply({ fieldErrors: { name: ["fieldTaken"] } })
      : submission.reply({ formErrors: ["fieldGone"] });
  return data({ before, lastResult }, { status: 409 });
});

export default function FieldsPage() {
  const t = useT();
  const { title, done, fields } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings/procedures" back={t("procedures:back")} title={title} />
      {done !== undefined && refused === undefined && (
        <Done>
          <p>{t("settings:saved")}</p>
        </Done>
      )}
      <p className="muted">{t("procedures:fieldsIntro")}</p>
      <FieldList fields={fields} refused={refused} />
    </div>
  );
}

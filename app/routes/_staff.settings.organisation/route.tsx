import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { addToOrganisation, renameOrganisation } from "#app/dossiers/organisation/name-organisation.server.ts";
import { OrganisationSection } from "#app/dossiers/organisation/organisation-form.tsx";
import { organisationSchema } from "#app/dossiers/organisation/organisation-part.ts";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** The units and counters of the office: those that registers name, by the names people want to read. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => ({
  title: t("settings:pages.organisation.title"),
  done: doneIn(request.url, ["saved"]),
  units: await listOrganisation(context.db, staff.officeId, "units"),
  counters: await listOrganisation(context.db, staff.officeId, "counters"),
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const submission = parseForm(form, organisationSchema);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const typed = { kind: text("kind"), id: text("id") };
  if (submission.status !== "success") return data({ ...typed, lastResult: submission.reply() }, { status: 400 });
  const { kind, id, name } = submission.value;
  const outcome =
    id === ""
      ? await addToOrganisation(context, staff, kind, name)
      : await renameOrganisation(context, staff, kind, { id, name });
  if (outcome.ok) return redirect(doneAddress("/settings/organisation", "saved"), 303);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (outcome.reason === "not-found") throw new Response(null, { status: 404 });
  return data({ ...typed, lastResult: submission.reply({ fieldErrors: { name: ["nameTaken"] } }) }, { status: 409 });
});

export default function OrganisationPage() {
  const t = useT();
  const { title, done, units, counters } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <SettingsPage title={title} isSaved={done !== undefined && refused === undefined}>
      <p className="muted">{t("settings:organisation.intro")}</p>
      <OrganisationSection kind="units" parts={units} refused={refused} />
      <OrganisationSection kind="counters" parts={counters} refused={refused} />
    </SettingsPage>
  );
}

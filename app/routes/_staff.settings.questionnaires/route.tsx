import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { beginDraft } from "#app/ratings/versions/change-version.server.ts";
import { listVersions } from "#app/ratings/versions/list-versions.server.ts";
import { VersionList } from "#app/ratings/versions/version-list.tsx";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Notice } from "#app/ui/parts.tsx";

/** The versions of the office's questionnaire; begins the next one. */
export const loader = staffLoader("settings.edit", async ({ context, staff, t }) => ({
  title: t("settings:pages.questionnaires.title"),
  versions: await listVersions(context.db, staff.officeId, context.clock.now()),
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  await readForm(request);
  const begun = await beginDraft(context, staff);
  if (!begun.ok) return data({ reason: begun.reason }, { status: 409 });
  return redirect(doneAddress(`/settings/questionnaires/${String(begun.version)}`, "begun"), 303);
});

export default function QuestionnairesPage() {
  const t = useT();
  const { title, versions } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const open = versions.find(({ state }) => state === "draft" || state === "to-come");
  return (
    <SettingsPage title={title} isSaved={false}>
      {refused !== undefined && (
        <div className="notice wrong" role="alert">
          <p>{t("questionnaires:problems.openAlready")}</p>
        </div>
      )}
      <p className="muted">{t("questionnaires:intro")}</p>
      <VersionList versions={versions} />
      {open === undefined ? (
        <form method="post">
          <p>{t("questionnaires:beginText")}</p>
          <p>
            <button className="button main">{t("questionnaires:begin")}</button>
          </p>
        </form>
      ) : (
        <Notice>
          <p>{t("questionnaires:openDraft", { version: String(open.version) })}</p>
        </Notice>
      )}
    </SettingsPage>
  );
}

import { useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneIn } from "#app/platform/forms/done.ts";
import { findSetupSteps } from "#app/settings/find-setup-steps.server.ts";
import { SettingGroups } from "#app/settings/setting-groups.tsx";
import { SetupList } from "#app/settings/setup-list.tsx";
import { settingGroupsFor } from "#app/staff/navigation.ts";
import { may } from "#app/staff/permissions.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

/** The one door to everything an office can set, with what is left to do after the first run on top. */
export const loader = staffLoader("settings.open", async ({ context, staff, request, t }) => ({
  title: t("settings:title"),
  done: doneIn(request.url, ["setup"]),
  groups: settingGroupsFor(staff.roles),
  steps: may(staff.roles, "settings.edit") ? await findSetupSteps(context, staff) : undefined,
}));

export default function SettingsPage() {
  const t = useT();
  const { title, done, groups, steps } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{title}</h1>
      {done !== undefined && (
        <Done>
          <p>{t("settings:setup.doneWords")}</p>
        </Done>
      )}
      {steps !== undefined && <SetupList steps={steps} />}
      <SettingGroups groups={groups} />
    </>
  );
}

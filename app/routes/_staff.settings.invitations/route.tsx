import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { countInvitations } from "#app/invitations/count-invitations.server.ts";
import { InvitationFigures } from "#app/invitations/invitation-figures.tsx";
import { InvitationRulesForm } from "#app/invitations/invitation-rules-form.tsx";
import { changeInvitationRules, findInvitationRules } from "#app/invitations/invitation-rules.server.ts";
import { invitationRulesSchema } from "#app/invitations/invitation-rules.ts";
import { channelsInUse } from "#app/notifications/transport.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Notice } from "#app/ui/parts.tsx";

/** Whether the office invites people to rate, on what basis, and what came of it. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => ({
  title: t("settings:pages.invitations.title"),
  done: doneIn(request.url, ["saved"]),
  rules: await findInvitationRules(context.db, staff.officeId),
  counts: await countInvitations(context.db, staff.officeId, context.clock.now()),
  canSend: channelsInUse(context.settings).length > 0,
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), invitationRulesSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { shown, ...rules } = submission.value;
  const changed = await changeInvitationRules(context, staff, rules, shown);
  if (changed.ok) return redirect(doneAddress("/settings/invitations", "saved"), 303);
  return data(submission.reply({ formErrors: ["rulesChanged"] }), { status: 409 });
});

export default function InvitationsPage() {
  const t = useT();
  const { title, done, rules, counts, canSend } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <SettingsPage title={title} isSaved={done !== undefined && lastResult === undefined}>
      <p>{t("notifications:invitations.intro")}</p>
      <p className="muted">{t("notifications:invitations.privacy")}</p>
      {!canSend && (
        <Notice kind="careful">
          <p>{t("notifications:invitations.noChannel")}</p>
        </Notice>
      )}
      <InvitationRulesForm rules={rules} lastResult={lastResult} />
      <section className="card">
        <h2>{t("notifications:invitations.columnsTitle")}</h2>
        <p>{t("notifications:invitations.columns")}</p>
        <p>{t("notifications:invitations.api")}</p>
        <p>
          <a href="/settings/texts?change=notifications%3Ainvitation.text#text-form">
            {t("notifications:invitations.words")}
          </a>
        </p>
      </section>
      <InvitationFigures counts={counts} />
    </SettingsPage>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { announceInvitation } from "#app/notifications/announce-invitation.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { listUnits } from "#app/offices/list-offices.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { Invitations, InviteForm } from "#app/staff/accounts/invite-form.tsx";
import { invite, listInvitations, withdrawInvitation } from "#app/staff/accounts/invitations.server.ts";
import { invitationSchema, type StaffProblem } from "#app/staff/accounts/staff-forms.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/** Invites a person who may have an account in another office to work in this one as well. */
export const loader = staffLoader("staff.manage", async ({ context, request, staff, t }) => ({
  title: t("staff:invite.title"),
  done: doneIn(request.url, ["invited", "withdrawn"]),
  units: await listUnits(context.db, staff.officeId),
  invitations: await listInvitations(context.db, staff.officeId, context.clock.now()),
}));

export const action = staffAction("staff.manage", async ({ context, request, staff }) => {
  const form = await readForm(request);
  const withdrawn = form.get("withdraw");
  if (typeof withdrawn === "string") {
    await withdrawInvitation(context, staff, withdrawn);
    return redirect(doneAddress("/settings/staff/invite", "withdrawn"), 303);
  }
  const submission = parseForm(form, invitationSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { email, roles, unit } = submission.value;
  const outcome = await invite(context, staff, { email, roles, unitId: unit ?? null }, (tx, invited) =>
    announceInvitation(context, tx, invited),
  );
  if (outcome.ok) return redirect(doneAddress("/settings/staff/invite", "invited"), 303);
  const problem: StaffProblem = outcome.reason === "unit" ? "unitUnknown" : "alreadyHere";
  return data(submission.reply({ fieldErrors: { email: [problem] } }), { status: 400 });
});

export default function InvitePage() {
  const t = useT();
  const { title, done, units, invitations } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings/staff" back={t("staff:accounts.back")} title={title} />
      {done !== undefined && lastResult === undefined && (
        <Done>
          <p>{t(`staff:invite.done.${done}`)}</p>
        </Done>
      )}
      <p className="muted">{t("staff:invite.intro")}</p>
      <InviteForm units={units} lastResult={lastResult} />
      <Invitations invitations={invitations} />
    </div>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { changeOwnPassword, endOwnSession, listOwnSessions } from "#app/staff/accounts/own-account.server.ts";
import { ChangePassword, OwnSessions } from "#app/staff/accounts/own-account.tsx";
import { answerInvitation, listOwnInvitations } from "#app/staff/accounts/invitations.server.ts";
import { OwnOffices } from "#app/staff/accounts/own-offices.tsx";
import { RoleNames } from "#app/staff/accounts/roles-field.tsx";
import { findLeavePart, postLeave } from "#app/staff/leave/post-leave.server.ts";
import { Leaves } from "#app/staff/leave/leave-form.tsx";
import { changePasswordSchema, type StaffProblem } from "#app/staff/accounts/staff-forms.ts";
import { changePlace, listPlaces } from "#app/staff/sessions/places.server.ts";
import { sessionOf } from "#app/staff/sessions/session.server.ts";
import { staffAction, staffLoader, type StaffCall } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { Facts, Notice } from "#app/ui/parts.tsx";

const changes = ["password", "session", "leave", "leave-ended", "office", "accept", "decline", "gone"] as const;

/** The account of the signed-in person: password and sessions. */
export const loader = staffLoader("account.own", async ({ context, request, staff, t }) => {
  const { name, email, officeName, roles } = staff;
  return {
    title: t("staff:own.title"),
    person: { name, email, officeName, roles },
    sessions: await listOwnSessions(context, request, staff),
    leaves: await findLeavePart(context, staff.officeId, staff.staffId),
    places: await listPlaces(context.db, staff.accountId),
    place: staff.staffId,
    invitations: await listOwnInvitations(context.db, staff, context.clock.now()),
    done: doneIn(request.url, changes),
    mustChangePassword: staff.mustChangePassword === true,
  };
});

export const action = staffAction("account.own", async (call) => {
  const form = await readForm(call.request);
  const intent = form.get("intent");
  if (intent === "leave" || intent === "end-leave") return changeLeave(call, form);
  if (intent === "office") return redirect(doneAddress("/account", await changeOffice(call, form)), 303);
  if (intent === "accept" || intent === "decline")
    return redirect(doneAddress("/account", await answer(call, form, intent)), 303);
  const session = form.get("session");
  if (intent !== "session" || typeof session !== "string") return changePassword(call, form);
  await endOwnSession(call.context, call.staff, session);
  return redirect(doneAddress("/account", "session"), 303);
});

async function changeLeave({ context, staff }: StaffCall, form: FormData) {
  const outcome = await postLeave(context, staff, staff.staffId, form);
  if ("done" in outcome) return redirect(doneAddress("/account", outcome.done), 303);
  return data({ intent: "leave", form: outcome.refused }, { status: 400 });
}

async function changeOffice({ context, request, staff }: StaffCall, form: FormData): Promise<(typeof changes)[number]> {
  const place = form.get("place");
  const session = sessionOf(request) ?? "";
  const { accountId } = staff;
  const isChanged = await changePlace(context, { session, accountId }, typeof place === "string" ? place : "");
  return isChanged ? "office" : "gone";
}

async function answer({ context, staff }: StaffCall, form: FormData, intent: "accept" | "decline") {
  const id = form.get("invitation");
  const isDone = await answerInvitation(context, staff, typeof id === "string" ? id : "", intent === "accept");
  return isDone ? intent : "gone";
}

const passwords = ["current", "password"] as const;

async function changePassword({ context, request, staff }: StaffCall, posted: FormData) {
  const submission = parseForm(posted, changePasswordSchema(staff.email));
  const hideFields = [...passwords];
  if (submission.status !== "success")
    return data({ intent: "password", form: submission.reply({ hideFields }) }, { status: 400 });
  const outcome = await changeOwnPassword(context, request, staff, submission.value);
  if (outcome.ok) return redirect(doneAddress("/account", "password"), 303);
  const tooMany = outcome.reason === "busy";
  const problem: StaffProblem = tooMany ? "tooManyAttempts" : "passwordWrong";
  const form = submission.reply({ fieldErrors: { current: [problem] }, hideFields });
  return data({ intent: "password", form }, { status: tooMany ? 429 : 400 });
}

export default function OwnAccountPage() {
  const t = useT();
  const { person, sessions, leaves, places, place, invitations, done, mustChangePassword } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const refusedAs = (intent: string) => (refused?.intent === intent ? refused.form : undefined);
  return (
    <div className="narrow">
      <h1>{t("staff:own.title")}</h1>
      {mustChangePassword && (
        <Notice kind="careful">
          <p role="status">{t("staff:own.mustChange")}</p>
        </Notice>
      )}
      {done !== undefined && refused === undefined && (
        <Done>
          <p>{t(`staff:own.done.${done}`)}</p>
        </Done>
      )}
      <Facts
        items={[
          [t("staff:accounts.name"), person.name],
          [t("staff:accounts.email"), person.email],
          [t("staff:own.office"), person.officeName],
          [t("staff:accounts.roles"), <RoleNames key="roles" roles={person.roles} />],
        ]}
      />
      {!mustChangePassword && <OwnOffices places={places} present={place} invitations={invitations} />}
      {!mustChangePassword && <Leaves part={leaves} lastResult={refusedAs("leave")} />}
      <ChangePassword lastResult={refusedAs("password")} />
      <OwnSessions sessions={sessions} />
    </div>
  );
}

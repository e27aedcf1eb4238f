import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeBackCases } from "#app/complaints/handover/take-back-cases.server.ts";
import { countCasesOf } from "#app/complaints/inbox/count-cases-of.server.ts";
import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { announceNewAddress } from "#app/notifications/announce-new-address.server.ts";
import { listUnits } from "#app/offices/list-offices.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import {
  ChangeDetails,
  ChangeRoles,
  CloseAccountLink,
  EndSessions,
  ReopenAccount,
  SetPassword,
} from "#app/staff/accounts/account-changes.tsx";
import { changeAccount } from "#app/staff/accounts/change-account.server.ts";
import { findAccount } from "#app/staff/accounts/list-accounts.server.ts";
import { Leaves } from "#app/staff/leave/leave-form.tsx";
import { findLeavePart, postLeave } from "#app/staff/leave/post-leave.server.ts";
import { RoleNames } from "#app/staff/accounts/roles-field.tsx";
import { accountChangeSchema, type StaffProblem } from "#app/staff/accounts/staff-forms.ts";
import { staffAction, staffLoader, type StaffCall } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { Facts, Notice } from "#app/ui/parts.tsx";

const changes = [
  "created",
  "details",
  "reopen",
  "roles",
  "password",
  "sessions",
  "close",
  "leave",
  "leave-ended",
] as const;

async function accountOf({ context, staff, params }: StaffCall) {
  const account = await findAccount(context.db, staff.officeId, params["id"] ?? "", context.clock.now());
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (account === undefined) throw new Response(null, { status: 404 });
  return account;
}

export const loader = staffLoader("staff.manage", async (call) => {
  const account = await accountOf(call);
  const units = await listUnits(call.context.db, call.staff.officeId);
  const openCases = await countCasesOf(call.context.db, call.staff.officeId, account.id);
  const leaves = await findLeavePart(call.context, call.staff.officeId, account.id);
  return { title: account.name, account, units, openCases, leaves, done: doneIn(call.request.url, changes) };
});

export const action = staffAction("staff.manage", async (call) => {
  const account = await accountOf(call);
  const schema = accountChangeSchema(account.email, account.roles.includes("province"));
  const form = await readForm(call.request);
  const posted = form.get("intent");
  const intent = typeof posted === "string" ? posted : "";
  if (intent === "leave" || intent === "end-leave") return changeLeave(call, account.id, form);
  const submission = parseForm(form, schema);
  if (submission.status !== "success") {
    return data({ intent, form: submission.reply({ hideFields: ["password"] }) }, { status: 400 });
  }
  const outcome = await changeAccount(call.context, call.staff, account.id, submission.value, {
    onNewAddress: (tx, news) => announceNewAddress(call.context, tx, news),
    beforeReopening: (tx) => takeBackCases(call.context, tx, call.staff, account.id),
  });
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!outcome.ok && outcome.reason === "not-given-here") throw new Response(null, { status: 403 });
  if (outcome.ok) return redirect(doneAddress(`/settings/staff/${account.id}`, intent), 303);
  if (outcome.reason === "not-found") return redirect(`/settings/staff/${account.id}`, 303);
  if (outcome.reason === "other-office") {
    const elsewhere: StaffProblem[] = ["otherOffice"];
    return data(
      { intent, form: submission.reply({ formErrors: elsewhere, hideFields: ["password"] }) },
      { status: 409 },
    );
  }
  if (outcome.reason === "unit" || outcome.reason === "changed") {
    const problem: StaffProblem = outcome.reason === "unit" ? "unitUnknown" : "detailsChanged";
    return data({ intent, form: submission.reply({ formErrors: [problem] }) }, { status: 409 });
  }
  if (outcome.reason === "email-taken") {
    const taken: StaffProblem[] = ["emailTaken"];
    return data({ intent, form: submission.reply({ fieldErrors: { email: taken } }) }, { status: 400 });
  }
  const last: StaffProblem[] = ["lastAdministrator"];
  const reply = intent === "roles" ? { fieldErrors: { roles: last } } : { formErrors: last };
  return data({ intent, form: submission.reply(reply) }, { status: 400 });
});

async function changeLeave({ context, staff }: StaffCall, id: string, form: FormData) {
  const outcome = await postLeave(context, staff, id, form);
  if ("done" in outcome) return redirect(doneAddress(`/settings/staff/${id}`, outcome.done), 303);
  return data({ intent: "leave", form: outcome.refused }, { status: 400 });
}

export default function AccountPage() {
  const t = useT();
  const { language } = usePage();
  const { account, units, openCases, leaves, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { closedAt } = account;
  return (
    <div className="narrow">
      <p>
        <a href="/settings/staff">{t("staff:accounts.back")}</a>
      </p>
      <h1>{account.name}</h1>
      {done !== undefined && refused === undefined && (
        <Done>
          <p>{t(`staff:accounts.done.${done}`)}</p>
        </Done>
      )}
      <Facts
        items={[
          [t("staff:accounts.email"), account.email],
          [t("staff:accounts.unit"), account.unitName ?? t("staff:accounts.noUnit")],
          [t("staff:accounts.roles"), <RoleNames key="roles" roles={account.roles} />],
          [t("staff:accounts.createdOn"), formatDay(dayOf(account.createdAt))],
          [t("staff:accounts.sessions"), formatCount(account.openSessions, language)],
          [
            t("staff:accounts.state"),
            closedAt === null
              ? t("staff:accounts.open")
              : t("staff:accounts.closed", { day: formatDay(dayOf(closedAt)) }),
          ],
        ]}
      />
      {account.isFromElsewhere && (
        <Notice>
          <p>{t(closedAt === null ? "staff:accounts.fromElsewhere" : "staff:accounts.closedElsewhere")}</p>
        </Notice>
      )}
      {closedAt === null && (
        <>
          <ChangeDetails account={account} units={units} refused={refused} />
          <Leaves part={leaves} lastResult={refused?.intent === "leave" ? refused.form : undefined} />
          <ChangeRoles account={account} refused={refused} />
          {account.roles.includes("province") && (
            <Notice>
              <p>{t("staff:accounts.provinceHeld")}</p>
            </Notice>
          )}
          {!account.roles.includes("province") && !account.isFromElsewhere && <SetPassword refused={refused} />}
          <EndSessions />
          <CloseAccountLink id={account.id} openCases={openCases} />
        </>
      )}
      {closedAt !== null && !account.roles.includes("province") && !account.isFromElsewhere && (
        <ReopenAccount refused={refused} />
      )}
    </div>
  );
}

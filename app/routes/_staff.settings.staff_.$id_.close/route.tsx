import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listAssignees } from "#app/complaints/handling/list-assignees.server.ts";
import { closeAccount } from "#app/complaints/handover/close-account.server.ts";
import { CloseAccountForm } from "#app/complaints/handover/close-account-form.tsx";
import { findOpenWork, openWorkKey } from "#app/complaints/handover/find-open-work.server.ts";
import { backToUnit, closeAccountSchema } from "#app/complaints/handover/handover.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { findAccount } from "#app/staff/accounts/list-accounts.server.ts";
import type { StaffProblem } from "#app/staff/accounts/staff-forms.ts";
import { may } from "#app/staff/permissions.ts";
import { staffAction, staffLoader, type StaffCall } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

async function accountOf({ context, staff, params }: StaffCall) {
  const account = await findAccount(context.db, staff.officeId, params["id"] ?? "", context.clock.now());
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (account === undefined) throw new Response(null, { status: 404 });
  return account;
}

/** What the person of an account still has in hand, and whom it goes to when the account is closed. */
export const loader = staffLoader("staff.manage", async (call) => {
  const { context, staff, t } = call;
  const { id, name, closedAt } = await accountOf(call);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (closedAt !== null) throw redirect(`/settings/staff/${id}`);
  const today = dayOf(context.clock.now());
  const work = await findOpenWork(context.db, staff.officeId, id, today);
  const { people } = await listAssignees(context.db, staff.officeId, today);
  return {
    title: t("staff:close.title", { name }),
    id,
    isOwn: id === staff.staffId,
    work,
    seen: openWorkKey(work),
    receivers: people.filter((person) => person.id !== id),
    mayOpenCases: may(staff.roles, "inbox.view"),
  };
});

export const action = staffAction("staff.manage", async (call) => {
  const { context, staff, request } = call;
  const { id } = await accountOf(call);
  const today = dayOf(context.clock.now());
  const work = await findOpenWork(context.db, staff.officeId, id, today);
  const submission = parseForm(await readForm(request), closeAccountSchema(work.cases.length > 0));
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { to = backToUnit, seen } = submission.value;
  const outcome = await closeAccount(context, staff, id, { to, seen });
  if (outcome.ok && id === staff.staffId) return redirect(doneAddress("/sign-in", "closed"), 303);
  if (outcome.ok) return redirect(doneAddress(`/settings/staff/${id}`, "close"), 303);
  switch (outcome.reason) {
    case "not-found":
      return redirect(`/settings/staff/${id}`, 303);
    case "receiver":
      return data(submission.reply({ fieldErrors: { to: ["receiverUnknown"] satisfies StaffProblem[] } }), {
        status: 400,
      });
    case "changed":
    case "last-administrator": {
      const problem: StaffProblem = outcome.reason === "changed" ? "workChanged" : "lastAdministrator";
      return data(submission.reply({ formErrors: [problem] }), { status: 409 });
    }
  }
});

export default function CloseAccountPage() {
  const t = useT();
  const { title, id, isOwn, ...page } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <SubpageHead above={`/settings/staff/${id}`} back={t("staff:close.back")} title={title} />
      {isOwn && <p>{t("staff:close.own")}</p>}
      <CloseAccountForm {...page} lastResult={useActionData<typeof action>()} />
    </div>
  );
}

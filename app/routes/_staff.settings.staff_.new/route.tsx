import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { listUnits } from "#app/offices/list-offices.server.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { AccountForm } from "#app/staff/accounts/account-form.tsx";
import { createAccount } from "#app/staff/accounts/create-account.server.ts";
import { newAccountSchema, type StaffProblem } from "#app/staff/accounts/staff-forms.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";

export const loader = staffLoader("staff.manage", async ({ context, staff, t }) => ({
  title: t("staff:accounts.newTitle"),
  units: await listUnits(context.db, staff.officeId),
}));

export const action = staffAction("staff.manage", async ({ context, request, staff }) => {
  const submission = parseForm(await readForm(request), newAccountSchema);
  if (submission.status !== "success") return data(submission.reply({ hideFields: ["password"] }), { status: 400 });
  const { unit, ...account } = submission.value;
  const outcome = await createAccount(context, staff, { ...account, unitId: unit ?? null });
  if (outcome.ok) return redirect(doneAddress(`/settings/staff/${outcome.staffId}`, "created"), 303);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (outcome.reason !== "email-taken") throw new Response(null, { status: 404 });
  const taken: StaffProblem = "emailTaken";
  return data(submission.reply({ fieldErrors: { email: [taken] }, hideFields: ["password"] }), { status: 400 });
});

export default function NewAccountPage() {
  const t = useT();
  const { units } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <p>
        <a href="/settings/staff">{t("staff:accounts.back")}</a>
      </p>
      <h1>{t("staff:accounts.newTitle")}</h1>
      <AccountForm units={units} lastResult={useActionData<typeof action>()} />
    </div>
  );
}

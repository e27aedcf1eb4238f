import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setCaseRules } from "#app/complaints/handling/set-case-rules.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { CaseRulesForm } from "#app/complaints/handling/case-rules-form.tsx";
import { caseRulesSchema } from "#app/complaints/case/case-rules.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

/** The rules for the office's cases: who approves answers, and how long a case can be reopened. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => ({
  title: t("complaints:rules.title"),
  done: doneIn(request.url, ["saved"]),
  rules: await findCaseRules(context.db, staff.officeId),
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), caseRulesSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { shown, ...rules } = submission.value;
  const changed = await setCaseRules(context, staff, rules, shown);
  if (!changed.ok) return data(submission.reply({ formErrors: ["changedMeanwhile"] }), { status: 409 });
  return redirect(doneAddress("/settings/cases", "saved"), 303);
});

export default function CaseRulesPage() {
  const t = useT();
  const { title, done, rules } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="narrow">
      <h1>{title}</h1>
      {done !== undefined && lastResult === undefined && (
        <Done>
          <p>{t("complaints:rules.saved")}</p>
        </Done>
      )}
      <CaseRulesForm rules={rules} lastResult={lastResult} />
    </div>
  );
}

import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { findTrustRules } from "#app/ratings/suspicion/find-trust-rules.server.ts";
import { setTrustRules } from "#app/ratings/suspicion/set-trust-rules.server.ts";
import { TrustRulesForm } from "#app/ratings/suspicion/trust-rules-form.tsx";
import { trustRulesSchema } from "#app/ratings/suspicion/trust-rules.ts";
import { may } from "#app/staff/permissions.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

/** The rules for suspicious ratings, and the office's own networks. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => ({
  title: t("suspicion:settings.title"),
  done: doneIn(request.url, ["saved"]),
  mayJudge: may(staff.roles, "ratings.judge"),
  rules: await findTrustRules(context.db, staff.officeId),
}));

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), trustRulesSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { shown, ...rules } = submission.value;
  const changed = await setTrustRules(context, staff, rules, shown);
  if (!changed.ok) return data(submission.reply({ formErrors: ["changedMeanwhile"] }), { status: 409 });
  return redirect(doneAddress("/settings/trust", "saved"), 303);
});

export default function TrustRulesPage() {
  const t = useT();
  const { title, done, mayJudge, rules } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="narrow">
      {mayJudge && (
        <p>
          <a className="target" href="/dashboard/suspicious">
            {t("suspicion:settings.back")}
          </a>
        </p>
      )}
      <h1>{title}</h1>
      {done !== undefined && lastResult === undefined && (
        <Done>
          <p>{t("suspicion:settings.saved")}</p>
        </Done>
      )}
      <p className="muted">{t("suspicion:settings.intro")}</p>
      <TrustRulesForm rules={rules} lastResult={lastResult} />
    </div>
  );
}

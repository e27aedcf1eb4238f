import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea, Tick } from "#app/ui/form.tsx";
import { invitationRulesKey, type InvitationRules } from "./invitation-rules.ts";

interface Props {
  rules: InvitationRules;
  lastResult: SubmissionResult | undefined;
}

/** The form that switches invitations on or off, with their legal basis. */
export function InvitationRulesForm({ rules, lastResult }: Props) {
  const t = useT();
  const defaultValue = { basis: rules.basis, isOn: rules.isOn ? "on" : "" };
  const [form, fields] = useForm<Record<"isOn" | "basis" | "shown", string>>({
    id: "invitations",
    lastResult,
    defaultValue,
  });
  const { inputOf, problemsOf } = useFormProblems("notifications:invitations.problems");
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t("notifications:invitations.switchTitle")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.basis])} />
      <input type="hidden" name={fields.shown.name} value={invitationRulesKey(rules)} />
      <Tick
        id={fields.isOn.id}
        name={fields.isOn.name}
        label={t("notifications:invitations.isOn")}
        error={undefined}
        isTicked={fields.isOn.initialValue === "on"}
      />
      <TextArea
        {...inputOf(fields.basis)}
        label={t("notifications:invitations.basis")}
        hint={t("notifications:invitations.basisHint")}
        rows={3}
      />
      <button className="button main">{t("settings:save")}</button>
    </form>
  );
}

import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import type { CaseRules } from "./case-rules.ts";

interface CaseRulesFormProps {
  rules: CaseRules;
  lastResult: SubmissionResult | undefined;
}

/** How the office wants its cases handled. */
export function CaseRulesForm({ rules, lastResult }: CaseRulesFormProps) {
  const t = useT();
  const [form, fields] = useForm<{ answerNeedsApproval: string; reopenDays: string }>({
    id: "case-rules",
    lastResult,
    defaultValue: {
      answerNeedsApproval: rules.answerNeedsApproval ? "on" : undefined,
      reopenDays: String(rules.reopenDays),
    },
  });
  const { answerNeedsApproval, reopenDays } = fields;
  const error = reopenDays.errors === undefined ? undefined : t("complaints:rules.reopenDaysWrong");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={error === undefined ? [] : [{ id: reopenDays.id, text: error }]}
      />
      <div className="field">
        <span className="hint" id={`${answerNeedsApproval.id}-hint`}>
          {t("complaints:rules.answerNeedsApprovalHint")}
        </span>
        <label className="choice" htmlFor={answerNeedsApproval.id}>
          <input
            type="checkbox"
            id={answerNeedsApproval.id}
            name={answerNeedsApproval.name}
            value="on"
            defaultChecked={answerNeedsApproval.initialValue !== undefined}
            aria-describedby={`${answerNeedsApproval.id}-hint`}
          />
          <span>{t("complaints:rules.answerNeedsApproval")}</span>
        </label>
      </div>
      <TextField
        id={reopenDays.id}
        name={reopenDays.name}
        label={t("complaints:rules.reopenDays")}
        hint={t("complaints:rules.reopenDaysHint")}
        value={reopenDays.initialValue}
        error={error}
        inputMode="numeric"
        autoComplete="off"
      />
      <p>
        <button className="button main">{t("complaints:rules.save")}</button>
      </p>
    </form>
  );
}

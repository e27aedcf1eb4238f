import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea, TextField } from "#app/ui/form.tsx";
import { caseRulesKey, type CaseRules } from "#app/complaints/case/case-rules.ts";

interface CaseRulesFormProps {
  rules: CaseRules;
  lastResult: SubmissionResult | undefined;
}

/** The form of the office's rules for its cases. */
export function CaseRulesForm({ rules, lastResult }: CaseRulesFormProps) {
  const t = useT();
  const [form, fields] = useForm<Record<keyof CaseRules | "shown", string>>({
    id: "case-rules",
    lastResult,
    defaultValue: {
      answerNeedsApproval: rules.answerNeedsApproval ? "on" : undefined,
      reopenDays: String(rules.reopenDays),
      documentSymbol: rules.documentSymbol,
      letterSigner: rules.letterSigner,
      archiveLine: rules.archiveLine,
    },
  });
  const { answerNeedsApproval, reopenDays, documentSymbol, letterSigner, archiveLine } = fields;
  const { inputOf, problemsOf } = useFormProblems("complaints:rules");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [reopenDays, documentSymbol, letterSigner, archiveLine])}
      />
      <input type="hidden" name="shown" value={caseRulesKey(rules)} />
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
        {...inputOf(reopenDays)}
        label={t("complaints:rules.reopenDays")}
        hint={t("complaints:rules.reopenDaysHint")}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        {...inputOf(documentSymbol)}
        label={t("complaints:rules.documentSymbol")}
        hint={t("complaints:rules.documentSymbolHint")}
        autoComplete="off"
      />
      <TextArea
        {...inputOf(letterSigner)}
        label={t("complaints:rules.letterSigner")}
        hint={t("complaints:rules.letterSignerHint")}
        rows={3}
      />
      <TextField
        {...inputOf(archiveLine)}
        label={t("complaints:rules.archiveLine")}
        hint={t("complaints:rules.archiveLineHint")}
        autoComplete="off"
        maxLength={100}
      />
      <p>
        <button className="button main">{t("complaints:rules.save")}</button>
      </p>
    </form>
  );
}

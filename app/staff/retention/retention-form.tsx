import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { retentionRules } from "#app/platform/data-folder/retention.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import type { RetentionPeriod } from "./retention-period.ts";

interface RetentionFormProps {
  period: RetentionPeriod;
  mayEdit: boolean;
  lastResult: SubmissionResult | undefined;
}

/** How long one kind of data is stored, since when and why, and the form that changes it. */
export function RetentionForm({ period, mayEdit, lastResult }: RetentionFormProps) {
  const t = useT();
  const { kind, days, basis, setOn } = period;
  const { least, most } = retentionRules[kind];
  const [form, fields] = useForm<{ kind: string; days: string; basis: string }>({
    id: `retention-${kind}`,
    lastResult,
    defaultValue: { kind, days: String(days), basis: basis ?? "" },
  });
  const limits = { least: String(least), most: String(most) };
  const { inputOf, problemsOf } = useFormProblems("settings:retention.problems", limits);
  return (
    <section className="card" aria-labelledby={`${form.id}-name`}>
      <h2 id={`${form.id}-name`}>{t(`settings:retention.kinds.${kind}.name`)}</h2>
      <p>{t(`settings:retention.kinds.${kind}.what`)}</p>
      <p>
        <strong>{t("settings:retention.now", { days: String(days) })}</strong>{" "}
        {setOn === undefined
          ? t("settings:retention.usual")
          : t("settings:retention.setOn", { day: formatDay(setOn), basis: basis ?? "" })}
      </p>
      {mayEdit && (
        <form method="post" id={form.id} noValidate>
          <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.days, fields.basis])} />
          <input type="hidden" name="kind" value={kind} />
          <TextField
            {...inputOf(fields.days)}
            label={t("settings:fields.days")}
            hint={t("settings:retention.daysHint", limits)}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextField
            {...inputOf(fields.basis)}
            label={t("settings:fields.basis")}
            hint={t("settings:retention.basisHint")}
            autoComplete="off"
          />
          <button className="button">{t("settings:save")}</button>
        </form>
      )}
    </section>
  );
}

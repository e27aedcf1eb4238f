import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import type { OfficeTarget, TargetState } from "./target-validity.ts";

interface EndTargetFormProps {
  target: OfficeTarget;
  state: TargetState;
  today: Day;
  lastResult: SubmissionResult | undefined;
}

/** The form that ends a target on a last day; one that has not begun can be taken back. */
export function EndTargetForm({ target, state, today, lastResult }: EndTargetFormProps) {
  const t = useT();
  const [form, { until }] = useForm<{ until: string }>({
    id: "end-target",
    lastResult,
    defaultValue: { until: formatDay(target.until ?? (target.from > today ? target.from : today)) },
  });
  const { inputOf, problemsOf } = useFormProblems("targets:problems");
  if (state === "past" || state === "taken-back") return <Notice>{t("targets:end.over")}</Notice>;
  return (
    <>
      <p>
        <a className="button" href={`/settings/targets/new?figure=${target.figure}`}>
          {t("targets:end.change")}
        </a>
      </p>
      <form method="post" id={form.id} noValidate>
        <h2>{t("targets:end.title")}</h2>
        <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [until])} />
        <p>{t("targets:end.text")}</p>
        <input type="hidden" name="intent" value="end" />
        <TextField
          {...inputOf(until)}
          label={t("targets:end.until")}
          hint={t("targets:end.untilHint")}
          autoComplete="off"
        />
        <p>
          <button className="button">{t("targets:end.save")}</button>
        </p>
      </form>
      {state === "to-come" && (
        <form method="post">
          <h2>{t("targets:end.takeBack")}</h2>
          <p>{t("targets:end.takeBackText")}</p>
          <input type="hidden" name="intent" value="take-back" />
          <p>
            <button className="button">{t("targets:end.takeBack")}</button>
          </p>
        </form>
      )}
    </>
  );
}

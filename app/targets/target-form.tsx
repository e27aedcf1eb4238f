import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import type { Day } from "#app/platform/day.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ChoiceField, ErrorSummary, SelectField, TextField } from "#app/ui/form.tsx";
import { figureNames, figureUnits, targetComparisons, type FigureName } from "./target.ts";
import { longestTargetSource } from "./target-forms.ts";
import { targetText, validityText } from "./target-text.ts";
import type { OfficeTarget } from "./target-validity.ts";
import { typedValueOf } from "./typed-target.ts";

interface TargetFormProps {
  /** The figure chosen on the page before; null if none was. */
  figure: FigureName | null;
  /** The target of this figure that is valid today. */
  current: OfficeTarget | null;
  today: Day;
  lastResult: SubmissionResult | undefined;
}

/** The form that sets a target of a figure from a day on. */
export function TargetForm({ figure, current, today, lastResult }: TargetFormProps) {
  const t = useT();
  const { language } = usePage();
  const [form, fields] = useForm<Record<"figure" | "comparison" | "value" | "from" | "until" | "source", string>>({
    id: "target-form",
    lastResult,
    defaultValue: {
      figure: figure ?? "",
      comparison: current?.comparison ?? usualComparison(figure),
      value: current === null ? "" : typedValueOf(current.value, current.figure),
      from: formatDay(today),
    },
  });
  const { inputOf, problemsOf } = useFormProblems("targets:problems");
  const { comparison, value, from, until, source } = fields;
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [value, fields.figure, comparison, from, until, source])}
      />
      {current !== null && (
        <p>
          {t("targets:form.current", {
            target: targetText(current.figure, current, t, language),
            validity: validityText(current, t),
            source: current.source,
          })}
        </p>
      )}
      <p className="muted">{t("targets:form.history")}</p>
      {figure === null ? (
        <SelectField
          {...inputOf(fields.figure)}
          label={t("targets:form.figure")}
          options={[
            { value: "", label: "–" },
            ...figureNames.map((name) => ({ value: name, label: t(`figures:name.${name}`) })),
          ]}
        />
      ) : (
        <input type="hidden" name="figure" value={figure} />
      )}
      <ChoiceField
        {...inputOf(comparison)}
        label={t("targets:form.comparison")}
        options={targetComparisons.map((one) => ({ value: one, label: t(`targets:form.comparisons.${one}`) }))}
      />
      <TextField {...inputOf(value)} autoComplete="off" label={t("targets:form.value")} hint={valueHint(figure, t)} />
      <TextField
        {...inputOf(from)}
        autoComplete="off"
        label={t("targets:form.from")}
        hint={t("targets:form.fromHint")}
      />
      <TextField
        {...inputOf(until)}
        autoComplete="off"
        label={t("targets:form.until")}
        hint={t("targets:form.untilHint")}
      />
      <TextField
        {...inputOf(source)}
        autoComplete="off"
        label={t("targets:form.source")}
        hint={t("targets:form.sourceHint")}
        maxLength={longestTargetSource}
      />
      <p className="row">
        <button className="button main">{t("targets:form.save")}</button>
        <a className="button" href="/settings/targets">
          {t("targets:back")}
        </a>
      </p>
    </form>
  );
}

function usualComparison(figure: FigureName | null): string {
  return figure !== null && !figureUnits[figure].higher ? "at-most" : "at-least";
}

function valueHint(figure: FigureName | null, t: Translate): string {
  if (figure === null) return t("targets:form.valueHint");
  const { unit } = figureUnits[figure];
  if (unit === "share") return t("targets:form.shareHint");
  return t(unit === "days" ? "targets:form.daysHint" : "targets:form.workingDaysHint");
}

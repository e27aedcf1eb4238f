import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { problemSentence } from "#app/i18n/problem-sentence.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Day } from "#app/platform/day.ts";
import { ChoiceField, ErrorSummary, SelectField, TextField } from "#app/ui/form.tsx";
import { figureNames, figureUnits, targetComparisons, type FigureName } from "./target.ts";
import { longestTargetSource } from "./target-forms.ts";
import { targetText, validityText } from "./target-text.ts";
import type { OfficeTarget } from "./target-validity.ts";
import { typedValueOf } from "./typed-target.ts";

interface ShownField {
  id: string;
  errors?: string[] | undefined;
}

/** The first problem of a field as text, if any. */
export function targetProblemOf(field: ShownField, t: Translate): string | undefined {
  const first = field.errors?.[0];
  return first === undefined ? undefined : problemSentence(t, "targets:problems", first);
}

/** The problems of a form as texts: those of the whole form, linked to its first field, and those of each field. */
export function targetProblems(errors: readonly string[] | undefined, fields: readonly ShownField[], t: Translate) {
  const ofForm = (errors ?? []).map((name) => ({
    id: fields[0]?.id ?? "main",
    text: problemSentence(t, "targets:problems", name),
  }));
  const ofFields = fields.flatMap((field) => {
    const text = targetProblemOf(field, t);
    return text === undefined ? [] : [{ id: field.id, text }];
  });
  return [...ofForm, ...ofFields];
}

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
  const text = (field: ShownField & { name: string; initialValue?: string | undefined }) => ({
    id: field.id,
    name: field.name,
    value: field.initialValue,
    error: targetProblemOf(field, t),
    autoComplete: "off",
  });
  const { comparison, value, from, until, source } = fields;
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={targetProblems(form.errors, [value, fields.figure, comparison, from, until, source], t)}
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
          id={fields.figure.id}
          name="figure"
          label={t("targets:form.figure")}
          value={fields.figure.initialValue}
          error={targetProblemOf(fields.figure, t)}
          options={[
            { value: "", label: "–" },
            ...figureNames.map((name) => ({ value: name, label: t(`figures:name.${name}`) })),
          ]}
        />
      ) : (
        <input type="hidden" name="figure" value={figure} />
      )}
      <ChoiceField
        id={comparison.id}
        name="comparison"
        label={t("targets:form.comparison")}
        value={comparison.initialValue}
        error={targetProblemOf(comparison, t)}
        options={targetComparisons.map((one) => ({ value: one, label: t(`targets:form.comparisons.${one}`) }))}
      />
      <TextField {...text(value)} label={t("targets:form.value")} hint={valueHint(figure, t)} />
      <TextField {...text(from)} label={t("targets:form.from")} hint={t("targets:form.fromHint")} />
      <TextField {...text(until)} label={t("targets:form.until")} hint={t("targets:form.untilHint")} />
      <TextField
        {...text(source)}
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

import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ChoiceField, ErrorSummary, SelectField, TextField } from "#app/ui/form.tsx";
import { dayOffRules, reportKinds } from "./report-deadline.ts";

type Name = "kind" | "name" | "from" | "cutOff" | "due" | "dayOff" | "addressee" | "source";

/** The form that adds a report to the office's calendar. */
export function DeadlineForm({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const t = useT();
  const [form, fields] = useForm<Record<Name, string>>({
    id: "deadline-form",
    lastResult,
    defaultValue: { kind: "reform", dayOff: "before" },
  });
  const { inputOf, problemsOf } = useFormProblems("reports:problems");
  const { kind, name, from, cutOff, due, dayOff, addressee, source } = fields;
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [kind, name, from, cutOff, due, dayOff, addressee, source])}
      />
      <SelectField
        {...inputOf(kind)}
        label={t("reports:form.kind")}
        options={reportKinds.map((one) => ({ value: one, label: t(`reports:kind.${one}`) }))}
      />
      <TextField
        {...inputOf(name)}
        label={t("reports:form.name")}
        hint={t("reports:form.nameHint")}
        autoComplete="off"
      />
      <TextField
        {...inputOf(from)}
        label={t("reports:form.from")}
        hint={t("reports:form.fromHint")}
        autoComplete="off"
      />
      <TextField
        {...inputOf(cutOff)}
        label={t("reports:form.cutOff")}
        hint={t("reports:form.cutOffHint")}
        autoComplete="off"
      />
      <TextField {...inputOf(due)} label={t("reports:form.due")} hint={t("reports:form.dueHint")} autoComplete="off" />
      <DayOffField field={inputOf(dayOff)} />
      <TextField {...inputOf(addressee)} label={t("reports:form.addressee")} autoComplete="off" />
      <TextField {...inputOf(source)} label={t("reports:form.source")} autoComplete="off" />
      <p className="row">
        <button className="button main">{t("reports:form.save")}</button>
        <a className="button" href="/settings/reports">
          {t("reports:calendar.back")}
        </a>
      </p>
    </form>
  );
}

/** The choice of what becomes of a due day on which nobody works. */
export function DayOffField({
  field,
}: {
  field: { id: string; name: string; value: string | undefined; error: string | undefined };
}) {
  const t = useT();
  return (
    <ChoiceField
      {...field}
      label={t("reports:dayOff.label")}
      hint={t("reports:dayOff.hint")}
      options={dayOffRules.map((one) => ({ value: one, label: t(`reports:dayOff.${one}`) }))}
    />
  );
}

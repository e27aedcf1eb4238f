import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { reportKinds } from "#app/reports/calendar/report-deadline.ts";
import { narrativeParts, type NarrativePart } from "#app/reports/narrative/narrative.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, TextArea, TextField } from "#app/ui/form.tsx";
import type { Report } from "./report.ts";

interface FormProps {
  report: Report;
  lastResult: SubmissionResult | undefined;
}

/** The form of the text of a draft. */
export function NarrativeForm({ report: { narrative, edits }, lastResult }: FormProps) {
  const t = useT();
  const [form, fields] = useForm<Record<NarrativePart, string>>({
    id: "narrative",
    lastResult,
    defaultValue: narrative,
  });
  const { inputOf, problemsOf } = useFormProblems("reports:problems");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(
          form,
          narrativeParts.map((part) => fields[part]),
        )}
      />
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="edits" value={edits} />
      <p className="muted">{t("reports:text.hint")}</p>
      <div lang="vi">
        {narrativeParts.map((part) => (
          <TextArea
            key={part}
            {...inputOf(fields[part])}
            label={t(`reports:text.${part}`)}
            rows={part === "opening" || part === "proposals" ? 3 : 8}
          />
        ))}
      </div>
      <p>
        <button className="button main">{t("reports:text.save")}</button>
      </p>
    </form>
  );
}

/** The button that approves a draft. */
export function ApproveForm({ report: { edits }, lastResult }: FormProps) {
  const t = useT();
  const [form] = useForm({ id: "approve", lastResult });
  const { problemsOf } = useFormProblems("reports:problems");
  return (
    <form method="post" id={form.id}>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [])} />
      <input type="hidden" name="intent" value="approve" />
      <input type="hidden" name="edits" value={edits} />
      <p className="small">{t("reports:act.approveText")}</p>
      <p>
        <button className="button">{t("reports:act.approve")}</button>
      </p>
    </form>
  );
}

/** The forms on an approved report: sent, or back to draft. */
export function SendForm({ report: { edits }, lastResult }: FormProps) {
  const t = useT();
  const [form, { number }] = useForm<{ number: string }>({ id: "send", lastResult });
  const { inputOf, problemsOf } = useFormProblems("reports:problems");
  return (
    <>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [number])} />
        <input type="hidden" name="intent" value="send" />
        <input type="hidden" name="edits" value={edits} />
        <p>{t("reports:act.sendText")}</p>
        <TextField
          {...inputOf(number)}
          label={t("reports:act.number")}
          hint={t("reports:act.numberHint")}
          autoComplete="off"
        />
        <p>
          <button className="button main">{t("reports:act.send")}</button>
        </p>
      </form>
      <form method="post">
        <input type="hidden" name="intent" value="reopen" />
        <input type="hidden" name="edits" value={edits} />
        <p>
          <button className="button">{t("reports:act.reopen")}</button>
        </p>
      </form>
    </>
  );
}

/** The form that makes a corrected report of a sent one. */
export function ReviseForm({ lastResult }: Pick<FormProps, "lastResult">) {
  const t = useT();
  const [form, { why }] = useForm<{ why: string }>({ id: "revise", lastResult });
  const { inputOf, problemsOf } = useFormProblems("reports:problems");
  return (
    <details open={lastResult !== undefined}>
      <summary>{t("reports:act.revise")}</summary>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [why])} />
        <input type="hidden" name="intent" value="revise" />
        <p>{t("reports:act.reviseText")}</p>
        <TextField {...inputOf(why)} label={t("reports:act.why")} hint={t("reports:act.whyHint")} autoComplete="off" />
        <p>
          <button className="button">{t("reports:act.revise")}</button>
        </p>
      </form>
    </details>
  );
}

/** The form that makes a report which no line of the calendar asks for. */
export function NewReportForm({ lastResult }: Pick<FormProps, "lastResult">) {
  const t = useT();
  const [form, fields] = useForm<Record<"kind" | "name" | "addressee" | "from" | "cutOff", string>>({
    id: "new-report",
    lastResult,
    defaultValue: { kind: "reform" },
  });
  const { inputOf, problemsOf } = useFormProblems("reports:problems");
  const { kind, name, addressee, from, cutOff } = fields;
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [kind, name, addressee, from, cutOff])}
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
      <TextField {...inputOf(addressee)} label={t("reports:form.addressee")} autoComplete="off" />
      <TextField
        {...inputOf(from)}
        label={t("reports:make.fromDay")}
        hint={t("reports:make.dayHint")}
        autoComplete="off"
      />
      <TextField
        {...inputOf(cutOff)}
        label={t("reports:make.cutOff")}
        hint={t("reports:make.dayHint")}
        autoComplete="off"
      />
      <p>
        <button className="button main">{t("reports:make.save")}</button>
      </p>
    </form>
  );
}

import { useForm, type SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, TextArea, TextField, Tick } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import type { RefusedForm, CaseIntent } from "./case-page.ts";

/** The result of a form, if it is the refused one. */
export function resultFor(intent: CaseIntent, refused: RefusedForm | undefined): SubmissionResult | undefined {
  return refused?.intent === intent ? (refused.lastResult ?? undefined) : undefined;
}

/** A field of a step's form. */
export interface StepField {
  name: string;
  label: string;
  hint?: string;
  kind: "text" | "area" | "select" | "tick";
  value?: string;
  rows?: number;
  maxLength?: number;
  options?: readonly { value: string; label: string }[];
}

export interface StepFormProps {
  intent: CaseIntent;
  /** The revision that this page shows; absent if the step may be taken on any. */
  revision?: number;
  refused: RefusedForm | undefined;
  fields: readonly StepField[];
  submit: string;
  /** Text about the step before its fields. */
  lead?: ReactNode;
  isMain?: boolean;
  /** A button before the main one. */
  beside?: ReactNode;
}

/** A step of a case as a form: its fields, their errors, and the colleague's step in case of a conflict. */
export function StepForm({ intent, revision, refused, fields, submit, lead, isMain, beside }: StepFormProps) {
  const t = useT();
  const [form, metas] = useForm<Record<string, string>>({
    id: `${intent}-case`,
    lastResult: resultFor(intent, refused),
    defaultValue: Object.fromEntries(fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
  });
  const named = fields.flatMap((field) => {
    const meta = metas[field.name];
    return meta === undefined ? [] : [{ field, meta }];
  });
  const { errorOf, problemsOf } = useFormProblems("complaints:problems");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(
          form,
          named.map(({ meta }) => meta),
        )}
      />
      {refused?.intent === intent && <InBetween refused={refused} />}
      {lead}
      <input type="hidden" name="intent" value={intent} />
      {revision !== undefined && <input type="hidden" name="revision" value={revision} />}
      {named.map(({ field, meta }) => (
        <OneField key={field.name} field={field} id={meta.id} value={meta.initialValue} error={errorOf(meta)} />
      ))}
      <p className="row">
        {beside}
        <button className={isMain === true ? "button main" : "button"}>{submit}</button>
      </p>
    </form>
  );
}

interface OneFieldProps {
  field: StepField;
  id: string;
  value: string | undefined;
  error: string | undefined;
}

function OneField({ field, id, value, error }: OneFieldProps) {
  const { kind, name, label, hint, rows, maxLength, options } = field;
  const shared = { id, name, label, hint, value, error };
  if (kind === "tick") return <Tick id={id} name={name} label={label} error={error} isTicked={value !== undefined} />;
  if (kind === "select") return <SelectField {...shared} options={options ?? []} />;
  const limited = maxLength === undefined ? shared : { ...shared, maxLength };
  return kind === "area" ? <TextArea {...limited} rows={rows ?? 3} /> : <TextField {...limited} autoComplete="off" />;
}

/** What a colleague did before this form arrived. */
export function InBetween({ refused: { last } }: { refused: RefusedForm }) {
  const t = useT();
  if (last === null) return null;
  return (
    <Notice kind="careful">
      {t("complaints:problems.changedBy", {
        step: t(`complaints:steps.${last.kind}`),
        by: last.by ?? t("complaints:case.system"),
        at: formatInstant(last.at),
      })}
    </Notice>
  );
}

const typedFields = ["answer", "note", "reason", "question", "slip"];

/** What was typed when the step had become impossible meanwhile: no form takes it any more, but it is not lost. */
export function TypedTooLate({ refused }: { refused: RefusedForm }) {
  const t = useT();
  const typed = typedFields.map((name) => refused.lastResult?.initialValue?.[name]);
  const text = typed.find((value): value is string => typeof value === "string" && value !== "");
  return (
    <Notice kind="wrong">
      <p>{t("complaints:problems.alreadyMoved")}</p>
      <InBetween refused={refused} />
      {text !== undefined && <p className="prose">{text}</p>}
    </Notice>
  );
}

import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField, Tick } from "#app/ui/form.tsx";

interface Field {
  name: string;
  procedures: number;
}

interface FieldListProps {
  fields: readonly Field[];
  /** The form that was refused, with the field it was for. */
  refused: { before: string; lastResult: SubmissionResult } | undefined;
}

/** The fields of the office, each with its number of procedures and the form of another name. */
export function FieldList({ fields, refused }: FieldListProps) {
  const t = useT();
  const { language } = usePage();
  return (
    <section className="card">
      {fields.length === 0 && <p className="muted">{t("procedures:noFields")}</p>}
      {fields.map((field, index) => {
        const isRefused = refused?.before === field.name;
        return (
          <details key={field.name} open={isRefused}>
            <summary>
              {field.name}{" "}
              <span className="muted">
                {t("procedures:fieldCount", { number: formatCount(field.procedures, language) })}
              </span>
            </summary>
            <FieldForm field={field} place={index} lastResult={isRefused ? refused.lastResult : undefined} />
          </details>
        );
      })}
    </section>
  );
}

interface FieldFormProps {
  field: Field;
  place: number;
  lastResult: SubmissionResult | undefined;
}

function FieldForm({ field, place, lastResult }: FieldFormProps) {
  const t = useT();
  const [form, { name, join }] = useForm<Record<"name" | "join", string>>({
    id: `field-${String(place)}`,
    lastResult,
    defaultValue: { name: field.name },
  });
  const { inputOf, errorOf, problemsOf } = useFormProblems("procedures:problems");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [name])} />
      <input type="hidden" name="before" value={field.name} />
      <TextField {...inputOf(name)} label={t("procedures:fieldName")} autoComplete="off" maxLength={200} />
      <Tick id={join.id} name={join.name} label={t("procedures:fieldJoin")} error={errorOf(join)} />
      <p>
        <button className="button">{t("settings:save")}</button>
      </p>
    </form>
  );
}

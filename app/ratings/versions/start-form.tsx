import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ChoiceField, ErrorSummary, TextField, Tick } from "#app/ui/form.tsx";

interface StartFormProps {
  version: number;
  /** The version that is in force now. */
  replaced: number;
  revision: number;
  lastResult: SubmissionResult | undefined;
}

/** Asks in words whether a draft is to be put in force, and from when on. */
export function StartForm({ version, replaced, revision, lastResult }: StartFormProps) {
  const t = useT();
  const [form, { when, day, confirmed }] = useForm<Record<"when" | "day" | "confirmed", string>>({
    id: "start",
    lastResult,
    defaultValue: { when: "now" },
  });
  const { inputOf, errorOf, problemsOf } = useFormProblems("questionnaires:problems");
  const numbers = { version: String(version), replaced: String(replaced) };
  return (
    <form method="post" id={form.id} noValidate className="card">
      <h2>{t("questionnaires:start.title", numbers)}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [when, day, confirmed])} />
      <p>{t("questionnaires:start.text", numbers)}</p>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="intent" value="put-in-force" />
      <ChoiceField
        {...inputOf(when)}
        label={t("questionnaires:start.when")}
        options={[
          { value: "now", label: t("questionnaires:start.now") },
          { value: "day", label: t("questionnaires:start.day") },
        ]}
      />
      <TextField
        {...inputOf(day)}
        label={t("questionnaires:start.onDay")}
        hint={t("questionnaires:start.onDayHint")}
        autoComplete="off"
      />
      <Tick
        id={confirmed.id}
        name={confirmed.name}
        label={t("questionnaires:start.confirm")}
        error={errorOf(confirmed)}
        isTicked={confirmed.initialValue !== undefined}
      />
      <p>
        <button className="button main">{t("questionnaires:start.go", numbers)}</button>
      </p>
    </form>
  );
}

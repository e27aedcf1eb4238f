import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";

/** The form that adds a language. */
export function LanguageForm({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const t = useT();
  const [form, { code, name }] = useForm<Record<"code" | "name", string>>({ id: "language", lastResult });
  const { inputOf, problemsOf } = useFormProblems("settings:languages.problems");
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t("settings:languages.add")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [code, name])} />
      <TextField
        {...inputOf(code)}
        label={t("settings:languages.code")}
        hint={t("settings:languages.codeHint")}
        autoComplete="off"
      />
      <TextField {...inputOf(name)} label={t("settings:languages.name")} autoComplete="off" />
      <button className="button" name="intent" value="add">
        {t("settings:languages.add")}
      </button>
    </form>
  );
}

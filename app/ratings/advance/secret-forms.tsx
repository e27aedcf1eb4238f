import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import type { newSecretSchema } from "./link-secret.ts";

interface FormProps {
  lastResult: SubmissionResult | undefined;
}

/** The form of a new secret. */
export function NewSecretForm({ lastResult }: FormProps) {
  const t = useT();
  const [form, fields] = useForm<z.input<typeof newSecretSchema>>({ id: "secret", lastResult: lastResult ?? null });
  const { inputOf, problemsOf } = useFormProblems("codes:problems");
  return (
    <form method="post" id={form.id} className="card" noValidate aria-labelledby="new-secret">
      <h2 id="new-secret">{t("codes:secrets.newTitle")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.name])} />
      <p>{t("codes:secrets.rotation")}</p>
      <TextField
        {...inputOf(fields.name)}
        label={t("codes:secrets.name")}
        hint={t("codes:secrets.nameHint")}
        autoComplete="off"
        maxLength={80}
      />
      <button className="button main">{t("codes:secrets.create")}</button>
    </form>
  );
}

/** The two ways to end a secret: on a day, or at once. */
export function EndSecretForms({ lastResult, endsOn }: FormProps & { endsOn: string }) {
  const t = useT();
  const [form, fields] = useForm<{ act: string; endsOn: string }>({
    id: "end",
    lastResult: lastResult ?? null,
    defaultValue: { endsOn },
  });
  const { inputOf, problemsOf } = useFormProblems("codes:problems");
  return (
    <>
      <form method="post" id={form.id} className="card" noValidate aria-labelledby="end-on-day">
        <h2 id="end-on-day">{t("codes:secrets.endHeading")}</h2>
        <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.endsOn])} />
        <p>{t("codes:secrets.endText")}</p>
        <TextField
          {...inputOf(fields.endsOn)}
          label={t("codes:secrets.endsOn")}
          hint={t("codes:secrets.endsHint")}
          autoComplete="off"
          inputMode="numeric"
        />
        <button className="button main" name="act" value="end">
          {t("codes:secrets.endYes")}
        </button>
      </form>
      <form method="post" className="card" aria-labelledby="end-now">
        <h2 id="end-now">{t("codes:secrets.revokeHeading")}</h2>
        <p>{t("codes:secrets.revokeText")}</p>
        <button className="button" name="act" value="revoke">
          {t("codes:secrets.revokeYes")}
        </button>
      </form>
    </>
  );
}

import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, PasswordField, TextField } from "#app/ui/form.tsx";
import type { setupSchema } from "#app/staff/accounts/staff-forms.ts";

const officeFields = ["officeName", "parentName", "place", "slug", "contactLine"] as const;

/** The first-run form: token, office, first administrator. */
export function SetupForm({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const t = useT();
  const [form, fields] = useForm<z.input<typeof setupSchema>>({ id: "setup", lastResult: lastResult ?? null });
  const { inputOf, problemsOf } = useFormProblems("staff:problems");
  const inOrder = [fields.token, ...officeFields.map((name) => fields[name]), fields.name, fields.email];
  return (
    <form method="post" action="/setup" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [...inOrder, fields.password])} />
      <section className="card">
        <h2>{t("staff:setup.tokenPart")}</h2>
        <TextField
          {...inputOf(fields.token)}
          label={t("staff:setup.token")}
          hint={t("staff:setup.tokenHint")}
          autoComplete="off"
        />
      </section>
      <section className="card">
        <h2>{t("staff:setup.officePart")}</h2>
        {officeFields.map((name) => (
          <TextField
            key={name}
            {...inputOf(fields[name])}
            label={t(`staff:setup.${name}`)}
            hint={t(`staff:setup.${name}Hint`)}
          />
        ))}
      </section>
      <section className="card">
        <h2>{t("staff:setup.administratorPart")}</h2>
        <TextField {...inputOf(fields.name)} label={t("staff:accounts.name")} autoComplete="name" />
        <TextField
          {...inputOf(fields.email)}
          label={t("staff:accounts.email")}
          hint={t("staff:accounts.emailHint")}
          autoComplete="username"
          inputMode="email"
        />
        <PasswordField
          {...inputOf(fields.password)}
          label={t("staff:signIn.password")}
          hint={t("staff:problems.passwordShort")}
          autoComplete="new-password"
        />
      </section>
      <button className="button main">{t("staff:setup.button")}</button>
    </form>
  );
}

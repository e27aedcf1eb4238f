import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { useProblemWords } from "#app/staff/accounts/problem-words.tsx";
import type { setupSchema } from "#app/staff/accounts/staff-forms.ts";

const officeFields = ["officeName", "parentName", "place", "slug", "contactLine"] as const;

/** The first-run form: token, office, first administrator. */
export function SetupForm({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const t = useT();
  const [form, fields] = useForm<z.input<typeof setupSchema>>({ id: "setup", lastResult: lastResult ?? null });
  const { wordsOf, listOf } = useProblemWords();
  const inOrder = [fields.token, ...officeFields.map((name) => fields[name]), fields.name, fields.email];
  return (
    <form method="post" action="/setup" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={listOf([...inOrder, fields.password])} />
      <section className="card">
        <h2>{t("staff:setup.tokenPart")}</h2>
        <TextField
          id={fields.token.id}
          name="token"
          label={t("staff:setup.token")}
          hint={t("staff:setup.tokenHint")}
          error={wordsOf(fields.token)}
          value={fields.token.initialValue}
          autoComplete="off"
        />
      </section>
      <section className="card">
        <h2>{t("staff:setup.officePart")}</h2>
        {officeFields.map((name) => (
          <TextField
            key={name}
            id={fields[name].id}
            name={name}
            label={t(`staff:setup.${name}`)}
            hint={t(`staff:setup.${name}Hint`)}
            error={wordsOf(fields[name])}
            value={fields[name].initialValue}
          />
        ))}
      </section>
      <section className="card">
        <h2>{t("staff:setup.administratorPart")}</h2>
        <TextField
          id={fields.name.id}
          name="name"
          label={t("staff:accounts.name")}
          error={wordsOf(fields.name)}
          value={fields.name.initialValue}
          autoComplete="name"
        />
        <TextField
          id={fields.email.id}
          name="email"
          label={t("staff:accounts.email")}
          hint={t("staff:accounts.emailHint")}
          error={wordsOf(fields.email)}
          value={fields.email.initialValue}
          autoComplete="username"
          inputMode="email"
        />
        <TextField
          id={fields.password.id}
          name="password"
          type="password"
          label={t("staff:signIn.password")}
          hint={t("staff:problems.passwordShort")}
          error={wordsOf(fields.password)}
          autoComplete="new-password"
        />
      </section>
      <button className="button main">{t("staff:setup.button")}</button>
    </form>
  );
}

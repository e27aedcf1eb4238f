import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, PasswordField, TextField } from "#app/ui/form.tsx";
import { RolesField } from "./roles-field.tsx";
import type { newAccountSchema } from "./staff-forms.ts";

interface AccountFormProps {
  units: readonly { id: string; name: string }[];
  lastResult: SubmissionResult | undefined;
}

/** The form of a new account. */
export function AccountForm({ units, lastResult }: AccountFormProps) {
  const t = useT();
  const [form, fields] = useForm<z.input<typeof newAccountSchema>>({ id: "account", lastResult: lastResult ?? null });
  const { errorOf, inputOf, problemsOf } = useFormProblems("staff:problems");
  const checked = [fields.name, fields.email, fields.roles, fields.password];
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, checked)} />
      <TextField {...inputOf(fields.name)} label={t("staff:accounts.name")} autoComplete="off" />
      <TextField
        {...inputOf(fields.email)}
        label={t("staff:accounts.email")}
        hint={t("staff:accounts.emailHint")}
        autoComplete="off"
        inputMode="email"
      />
      <SelectField
        id={fields.unit.id}
        name="unit"
        label={t("staff:accounts.unit")}
        value={fields.unit.initialValue}
        options={[
          { value: "", label: t("staff:accounts.noUnit") },
          ...units.map((unit) => ({ value: unit.id, label: unit.name })),
        ]}
      />
      <RolesField id={fields.roles.id} checked={chosen(fields.roles.initialValue)} error={errorOf(fields.roles)} />
      <PasswordField
        {...inputOf(fields.password)}
        label={t("staff:accounts.initialPassword")}
        hint={t("staff:accounts.initialPasswordHint")}
        autoComplete="new-password"
      />
      <button className="button main">{t("staff:accounts.create")}</button>
    </form>
  );
}

function chosen(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === "string");
}

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
      <NameAndAddress name={inputOf(fields.name)} email={inputOf(fields.email)} />
      <UnitField id={fields.unit.id} value={fields.unit.initialValue} units={units} />
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

type Input = ReturnType<ReturnType<typeof useFormProblems>["inputOf"]>;

/** The fields of an account's name and e-mail address. */
export function NameAndAddress({ name, email }: { name: Input; email: Input }) {
  const t = useT();
  return (
    <>
      <TextField {...name} label={t("staff:accounts.name")} autoComplete="off" />
      <TextField
        {...email}
        label={t("staff:accounts.email")}
        hint={t("staff:accounts.emailHint")}
        autoComplete="off"
        inputMode="email"
      />
    </>
  );
}

interface UnitFieldProps {
  id: string;
  value: string | undefined;
  units: readonly { id: string; name: string }[];
}

/** The choice of an account's unit; none is one of them. */
export function UnitField({ id, value, units }: UnitFieldProps) {
  const t = useT();
  const none = { value: "", label: t("staff:accounts.noUnit") };
  const options = [none, ...units.map((unit) => ({ value: unit.id, label: unit.name }))];
  return <SelectField id={id} name="unit" label={t("staff:accounts.unit")} value={value} options={options} />;
}

function chosen(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === "string");
}

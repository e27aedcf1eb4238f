import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { ErrorSummary, SelectField, TextField } from "#app/ui/form.tsx";
import { useProblemWords } from "./problem-words.tsx";
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
  const { wordsOf, listOf } = useProblemWords();
  const checked = [fields.name, fields.email, fields.roles, fields.password];
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={listOf(checked)} />
      <TextField
        id={fields.name.id}
        name="name"
        label={t("staff:accounts.name")}
        error={wordsOf(fields.name)}
        value={fields.name.initialValue}
        autoComplete="off"
      />
      <TextField
        id={fields.email.id}
        name="email"
        label={t("staff:accounts.email")}
        hint={t("staff:accounts.emailHint")}
        error={wordsOf(fields.email)}
        value={fields.email.initialValue}
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
      <RolesField id={fields.roles.id} checked={chosen(fields.roles.initialValue)} error={wordsOf(fields.roles)} />
      <TextField
        id={fields.password.id}
        name="password"
        type="password"
        label={t("staff:accounts.initialPassword")}
        hint={t("staff:accounts.initialPasswordHint")}
        error={wordsOf(fields.password)}
        autoComplete="new-password"
      />
      <button className="button main">{t("staff:accounts.create")}</button>
    </form>
  );
}

function chosen(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === "string");
}

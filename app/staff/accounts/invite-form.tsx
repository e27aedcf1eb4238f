import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Invitation } from "#app/staff/account.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { DataTable } from "#app/ui/parts.tsx";
import { UnitField } from "./account-form.tsx";
import { RoleNames, RolesField } from "./roles-field.tsx";
import type { invitationSchema } from "./staff-forms.ts";

interface InviteFormProps {
  units: readonly { id: string; name: string }[];
  lastResult: SubmissionResult | undefined;
}

/** The form of an invitation to the office: an address, the unit and the roles. */
export function InviteForm({ units, lastResult }: InviteFormProps) {
  const t = useT();
  const [form, fields] = useForm<z.input<typeof invitationSchema>>({ id: "invite", lastResult: lastResult ?? null });
  const { errorOf, inputOf, problemsOf } = useFormProblems("staff:problems");
  const given = [fields.roles.initialValue].flat().filter((one) => typeof one === "string");
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.email, fields.roles])} />
      <TextField {...inputOf(fields.email)} label={t("staff:accounts.email")} autoComplete="off" inputMode="email" />
      <UnitField id={fields.unit.id} value={fields.unit.initialValue} units={units} />
      <RolesField id={fields.roles.id} checked={given} error={errorOf(fields.roles)} />
      <button className="button main">{t("staff:invite.send")}</button>
    </form>
  );
}

/** The invitations that wait for an answer. */
export function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useT();
  if (invitations.length === 0) return null;
  return (
    <DataTable
      caption={t("staff:invite.waiting")}
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        { label: t("staff:accounts.email"), cell: ({ email }) => email },
        { label: t("staff:accounts.roles"), cell: ({ roles }) => <RoleNames roles={roles} /> },
        { label: t("staff:invite.until"), cell: ({ expiresAt }) => formatInstant(expiresAt) },
        {
          label: t("staff:own.action"),
          cell: ({ id, email }) => (
            <form method="post">
              <button
                className="button small"
                name="withdraw"
                value={id}
                aria-label={t("staff:invite.withdrawNamed", { email })}
              >
                {t("staff:invite.withdraw")}
              </button>
            </form>
          ),
        },
      ]}
    />
  );
}

import { useForm, type SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, PasswordField } from "#app/ui/form.tsx";
import { accountKey, type Account } from "#app/staff/account.ts";
import { NameAndAddress, UnitField } from "./account-form.tsx";
import { RolesField } from "./roles-field.tsx";
import type { AccountChange } from "./staff-forms.ts";

/** The forms by which an administrator changes an open account; `intent` says which one was sent. */

type AccountIntent = AccountChange["intent"];

/** A refused change: its form and the problems. */
export interface RefusedChange {
  intent: string;
  form: SubmissionResult;
}

interface ChangeProps {
  refused: RefusedChange | undefined;
}

function useChangeForm<Fields extends Record<string, unknown>>(intent: AccountIntent, { refused }: ChangeProps) {
  return useForm<Fields>({ id: intent, lastResult: refused?.intent === intent ? refused.form : null });
}

interface ChangeFormProps {
  intent: AccountIntent;
  id: string;
  title: string;
  button: string;
  children: ReactNode;
}

function ChangeForm({ intent, id, title, button, children }: ChangeFormProps) {
  return (
    <form method="post" id={id} className="card" noValidate>
      <h2>{title}</h2>
      {children}
      <input type="hidden" name="intent" value={intent} />
      <button className="button">{button}</button>
    </form>
  );
}

type DetailsProps = ChangeProps & {
  account: Pick<Account, "name" | "email" | "unitId" | "isFromElsewhere">;
  units: readonly { id: string; name: string }[];
};

export function ChangeDetails({ account, units, refused }: DetailsProps) {
  const t = useT();
  const [form, fields] = useForm<{ name: string; email: string; unit: string }>({
    id: "details",
    lastResult: refused?.intent === "details" ? refused.form : null,
    defaultValue: { name: account.name, email: account.email, unit: account.unitId ?? "" },
  });
  const { inputOf, problemsOf } = useFormProblems("staff:problems");
  return (
    <ChangeForm
      intent="details"
      id={form.id}
      title={t("staff:accounts.changeDetails")}
      button={t("staff:accounts.saveDetails")}
    >
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.name, fields.email])} />
      {account.isFromElsewhere ? (
        <>
          <input type="hidden" name="name" value={account.name} />
          <input type="hidden" name="email" value={account.email} />
        </>
      ) : (
        <NameAndAddress name={inputOf(fields.name)} email={inputOf(fields.email)} />
      )}
      <input type="hidden" name="was" value={accountKey(account)} />
      <UnitField id={fields.unit.id} value={fields.unit.initialValue} units={units} />
    </ChangeForm>
  );
}

export function ReopenAccount({ refused }: ChangeProps) {
  const t = useT();
  const [form, fields] = useChangeForm<{ password: string }>("reopen", { refused });
  const { inputOf, problemsOf } = useFormProblems("staff:problems");
  return (
    <ChangeForm intent="reopen" id={form.id} title={t("staff:accounts.reopen")} button={t("staff:accounts.reopen")}>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.password])} />
      <p>{t("staff:accounts.reopenText")}</p>
      <PasswordField
        {...inputOf(fields.password)}
        label={t("staff:accounts.newPassword")}
        hint={t("staff:accounts.initialPasswordHint")}
        autoComplete="new-password"
      />
    </ChangeForm>
  );
}

export function ChangeRoles({ account, refused }: ChangeProps & { account: Pick<Account, "roles"> }) {
  const t = useT();
  const [form, fields] = useChangeForm<{ roles: string[] }>("roles", { refused });
  const { errorOf, problemsOf } = useFormProblems("staff:problems");
  return (
    <ChangeForm
      intent="roles"
      id={form.id}
      title={t("staff:accounts.changeRoles")}
      button={t("staff:accounts.saveRoles")}
    >
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.roles])} />
      <RolesField id={fields.roles.id} checked={account.roles} error={errorOf(fields.roles)} />
    </ChangeForm>
  );
}

export function SetPassword({ refused }: ChangeProps) {
  const t = useT();
  const [form, fields] = useChangeForm<{ password: string }>("password", { refused });
  const { inputOf, problemsOf } = useFormProblems("staff:problems");
  return (
    <ChangeForm
      intent="password"
      id={form.id}
      title={t("staff:accounts.setPassword")}
      button={t("staff:accounts.savePassword")}
    >
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.password])} />
      <PasswordField
        {...inputOf(fields.password)}
        label={t("staff:accounts.newPassword")}
        hint={t("staff:accounts.setPasswordHint")}
        autoComplete="new-password"
      />
    </ChangeForm>
  );
}

export function EndSessions() {
  const t = useT();
  return (
    <ChangeForm
      intent="sessions"
      id="sessions"
      title={t("staff:accounts.endSessions")}
      button={t("staff:accounts.endSessions")}
    >
      <p>{t("staff:accounts.endSessionsText")}</p>
    </ChangeForm>
  );
}

/** Leads to the page that asks whom the work goes to. */
export function CloseAccountLink({ id, openCases }: { id: string; openCases: number }) {
  const t = useT();
  const { language } = usePage();
  return (
    <section className="card">
      <h2>{t("staff:accounts.close")}</h2>
      <p>{t("staff:accounts.closeText")}</p>
      {openCases > 0 && <p>{t("staff:accounts.closeCases", { number: formatCount(openCases, language) })}</p>}
      <a className="button" href={`/settings/staff/${id}/close`}>
        {t("staff:accounts.closeStart")}
      </a>
    </section>
  );
}

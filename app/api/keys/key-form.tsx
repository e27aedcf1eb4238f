import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { describedBy, ErrorSummary, FieldNotes, TextField } from "#app/ui/form.tsx";
import type { newKeySchema } from "./api-key.ts";
import { scopes } from "./scope.ts";

/** The form of a new key. */
export function KeyForm({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const t = useT();
  const [form, fields] = useForm<z.input<ReturnType<typeof newKeySchema>>>({
    id: "key",
    lastResult: lastResult ?? null,
  });
  const { errorOf, inputOf, problemsOf } = useFormProblems("api:problems");
  const given = lastResult?.initialValue?.["scopes"];
  return (
    <form method="post" id={form.id} className="card" noValidate aria-labelledby="new-key">
      <h2 id="new-key">{t("api:keys.newTitle")}</h2>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [fields.name, fields.scopes, fields.expiresOn])}
      />
      <TextField
        {...inputOf(fields.name)}
        label={t("api:keys.name")}
        hint={t("api:keys.nameHint")}
        autoComplete="off"
        maxLength={80}
      />
      <ScopesField
        id={fields.scopes.id}
        checked={(Array.isArray(given) ? given : [given]).map(String)}
        error={errorOf(fields.scopes)}
      />
      <TextField
        {...inputOf(fields.expiresOn)}
        label={t("api:keys.expiresOn")}
        hint={t("api:keys.expiresHint")}
        autoComplete="off"
        inputMode="numeric"
      />
      <button className="button main">{t("api:keys.create")}</button>
    </form>
  );
}

interface ScopesFieldProps {
  id: string;
  checked: readonly string[];
  error: string | undefined;
}

function ScopesField({ id, checked, error }: ScopesFieldProps) {
  const t = useT();
  const hint = t("api:keys.scopesHint");
  return (
    <fieldset
      className={error === undefined ? "field" : "field wrong"}
      id={id}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>{t("api:keys.scopes")}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {scopes.map((scope) => (
        <label className="choice" key={scope}>
          <input type="checkbox" name="scopes" value={scope} defaultChecked={checked.includes(scope)} />
          <span>
            {t(`api:scopes.${scope}`)} <code>{scope}</code>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

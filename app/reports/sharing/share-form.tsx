import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, Field, TextField } from "#app/ui/form.tsx";
import { mostDays, sharedPages, usualDays, type newShareSchema } from "./share.ts";

/** The form of a new link. */
export function ShareForm({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const t = useT();
  const [form, fields] = useForm<z.input<typeof newShareSchema>>({ id: "share", lastResult: lastResult ?? null });
  const { errorOf, inputOf, problemsOf } = useFormProblems("shares:problems", { most: String(mostDays) });
  const days = inputOf(fields.days);
  return (
    <form method="post" id={form.id} className="card" noValidate aria-labelledby="new-share">
      <h2 id="new-share">{t("shares:new")}</h2>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [fields.reader, fields.page, fields.days])}
      />
      <TextField
        {...inputOf(fields.reader)}
        label={t("shares:reader")}
        hint={t("shares:readerHint")}
        autoComplete="off"
        maxLength={120}
      />
      <Field id={fields.page.id} label={t("shares:page")} error={errorOf(fields.page)}>
        <select className="input" id={fields.page.id} name="page" defaultValue={fields.page.initialValue ?? "morning"}>
          {sharedPages.map((page) => (
            <option key={page} value={page}>
              {t(`shares:pages.${page}`)}
            </option>
          ))}
        </select>
      </Field>
      <TextField
        {...days}
        value={days.value ?? String(usualDays)}
        label={t("shares:days")}
        hint={t("shares:daysHint", { most: String(mostDays) })}
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
      />
      <button className="button main" name="act" value="make">
        {t("shares:make")}
      </button>
    </form>
  );
}

import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { useT } from "#app/i18n/page.tsx";
import { reportTitle } from "#app/reports/report/report-title.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { describedBy, ErrorSummary, Field, TextField } from "#app/ui/form.tsx";
import {
  choiceOf,
  figurePages,
  mostDays,
  usualDays,
  type newShareSchema,
  type ShareableReport,
  type SharedChoice,
} from "./share.ts";

interface ShareFormProps {
  /** The reports that a link may show. */
  reports: readonly ShareableReport[];
  /** What is chosen at first. */
  chosen: SharedChoice;
  lastResult: SubmissionResult | undefined;
}

/** The form of a new link. */
export function ShareForm({ reports, chosen, lastResult }: ShareFormProps) {
  const t = useT();
  const [form, fields] = useForm<z.input<typeof newShareSchema>>({ id: "share", lastResult: lastResult ?? null });
  const { errorOf, inputOf, problemsOf } = useFormProblems("shares:problems", { most: String(mostDays) });
  const days = inputOf(fields.days);
  const typed = fields.page.initialValue ?? chosen;
  // A report that was taken back to a draft in the meantime: nothing else may be chosen silently instead.
  const isOffered = [...figurePages, ...reports.map(({ id }) => choiceOf(id))].some((choice) => choice === typed);
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
        <select
          className="input"
          id={fields.page.id}
          name="page"
          defaultValue={isOffered ? typed : ""}
          aria-describedby={describedBy(fields.page.id, undefined, errorOf(fields.page))}
        >
          {!isOffered && <option value="">{t("shares:choose")}</option>}
          {figurePages.map((page) => (
            <option key={page} value={page}>
              {t(`shares:pages.${page}`)}
            </option>
          ))}
          {reports.length > 0 && (
            <optgroup label={t("shares:reports")}>
              {reports.map((report) => (
                <option key={report.id} value={choiceOf(report.id)}>
                  {reportTitle(report, t)}
                </option>
              ))}
            </optgroup>
          )}
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

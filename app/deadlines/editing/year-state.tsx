import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import type { YearState } from "#app/deadlines/calendar/working-calendar.ts";

/** Whether the year is confirmed: by whom, when, by which document. */
export function YearStateLine({ state, isEmpty }: { state: YearState; isEmpty: boolean }) {
  const t = useT();
  const source = state.source ?? t("deadlines:year.noSource");
  if (state.confirmedAt === null) return <p>{t(isEmpty ? "deadlines:year.empty" : "deadlines:year.draft")}</p>;
  if (state.confirmedBy === null) return <p>{t("deadlines:year.product", { source })}</p>;
  const at = formatInstant(state.confirmedAt);
  return <p>{t("deadlines:year.confirmedBy", { who: state.confirmedBy, at, source })}</p>;
}

interface YearFormProps {
  year: number;
  revision: number;
  isConfirmed: boolean;
  lastResult: SubmissionResult | null;
}

/** Confirms the year by its document, or takes that back. */
export function YearForm({ year, revision, isConfirmed, lastResult }: YearFormProps) {
  const t = useT();
  const [form, { source }] = useForm<Record<"source", string>>({ id: "year", lastResult });
  const intent = isConfirmed ? "reopen" : "confirm";
  const { inputOf, problemsOf } = useFormProblems("deadlines:formProblems");
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t(`deadlines:year.${intent}Title`, { year: String(year) })}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [source])} />
      <p>{t(`deadlines:year.${intent}Text`)}</p>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="year" value={String(year)} />
      <input type="hidden" name="revision" value={String(revision)} />
      <TextField
        {...inputOf(source)}
        label={t(isConfirmed ? "deadlines:year.why" : "deadlines:year.document")}
        hint={isConfirmed ? undefined : t("deadlines:year.documentHint")}
        autoComplete="off"
      />
      <button className={isConfirmed ? "button" : "button main"}>{t(`deadlines:year.${intent}`)}</button>
    </form>
  );
}

/** What can be done with the calendar of the year. */
export function YearActions({ year, isConfirmed, mayEdit }: { year: number; isConfirmed: boolean; mayEdit: boolean }) {
  const t = useT();
  const asked = `?year=${String(year)}`;
  return (
    <p className="row">
      {mayEdit && (
        <>
          <a className="button" href="/settings/calendar/days">
            {t("deadlines:year.add")}
          </a>
          {!isConfirmed && (
            <a className="button" href={`/settings/calendar/draft${asked}`}>
              {t("deadlines:year.makeDraft")}
            </a>
          )}
          <a className="button" href="/settings/calendar/import">
            {t("deadlines:year.import")}
          </a>
        </>
      )}
      <a className="target" href={`/settings/calendar.csv${asked}`}>
        {t("deadlines:year.csv")}
      </a>
      <a className="target" href={`/settings/calendar.ics${asked}`}>
        {t("deadlines:year.ics")}
      </a>
    </p>
  );
}

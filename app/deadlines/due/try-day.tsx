import { useT } from "#app/i18n/page.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { DueExplanation } from "./due-explanation.tsx";
import { type TriedDay, mostWorkingDays } from "./typed-day.ts";

/** A form to compute the due day for any day. It changes nothing, so it is sent with GET. */
export function TryDay({ year, tried }: { year: number; tried: TriedDay }) {
  const t = useT();
  const dayProblem = tried.isDayWrong ? t("deadlines:tryDay.wrongDay") : undefined;
  const daysProblem = tried.areDaysWrong ? t("deadlines:tryDay.wrongDays") : undefined;
  const problems = [
    { id: "received", text: dayProblem },
    { id: "days", text: daysProblem },
  ].flatMap(({ id, text }) => (text === undefined ? [] : [{ id, text }]));
  return (
    <section className="card" id="try">
      <h2>{t("deadlines:tryDay.title")}</h2>
      <form method="get" action="/settings/calendar#try" noValidate>
        <ErrorSummary title={t("shell:errors.summary")} problems={problems} />
        <input type="hidden" name="year" value={String(year)} />
        <TextField
          id="received"
          name="received"
          label={t("deadlines:tryDay.received")}
          hint={t("deadlines:tryDay.receivedHint")}
          error={dayProblem}
          value={tried.received}
          autoComplete="off"
          maxLength={20}
        />
        <TextField
          id="days"
          name="days"
          label={t("deadlines:tryDay.days")}
          error={daysProblem}
          value={tried.days}
          inputMode="numeric"
          autoComplete="off"
          maxLength={String(mostWorkingDays).length}
        />
        <button className="button">{t("deadlines:tryDay.button")}</button>
      </form>
      {tried.answer !== null && (
        <div className="tried">
          <DueExplanation {...tried.answer} />
        </div>
      )}
    </section>
  );
}

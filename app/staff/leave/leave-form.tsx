import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, TextField } from "#app/ui/form.tsx";
import type { Deputy, LeavePart, NamedLeave } from "./leave.ts";
import type { leaveSchema } from "./leave-schema.ts";

interface LeavesProps {
  part: LeavePart;
  lastResult: SubmissionResult | undefined;
}

/** A person's days of leave: those that are set, those of colleagues for whom the person deputises, and a form. */
export function Leaves({ part: { own, deputised, deputies }, lastResult }: LeavesProps) {
  const t = useT();
  return (
    <section className="card" aria-labelledby="leaves">
      <h2 id="leaves">{t("staff:leave.title")}</h2>
      <p className="muted">{t("staff:leave.intro")}</p>
      {own.length > 0 && (
        <ul>
          {own.map((leave) => (
            <li key={leave.id}>
              <OwnLeave leave={leave} />
            </li>
          ))}
        </ul>
      )}
      {deputised.length > 0 && (
        <>
          <p>{t("staff:leave.deputised")}</p>
          <ul>
            {deputised.map(({ id, name, fromOn, untilOn }) => (
              <li key={id}>{t("staff:leave.forWhom", { name, from: formatDay(fromOn), until: formatDay(untilOn) })}</li>
            ))}
          </ul>
        </>
      )}
      <LeaveForm deputies={deputies} lastResult={lastResult} />
    </section>
  );
}

function OwnLeave({ leave }: { leave: NamedLeave }) {
  const t = useT();
  const days = { from: formatDay(leave.fromOn), until: formatDay(leave.untilOn) };
  const text =
    leave.deputyName === null
      ? t("staff:leave.noDeputy", days)
      : t("staff:leave.withDeputy", { ...days, name: leave.deputyName });
  return (
    <form method="post" className="row">
      <span>{text}</span>
      <input type="hidden" name="intent" value="end-leave" />
      <button className="button small" name="leave" value={leave.id} aria-label={t("staff:leave.endNamed", days)}>
        {t("staff:leave.end")}
      </button>
    </form>
  );
}

function LeaveForm({
  deputies,
  lastResult,
}: {
  deputies: readonly Deputy[];
  lastResult: SubmissionResult | undefined;
}) {
  const t = useT();
  const [form, fields] = useForm<z.input<typeof leaveSchema>>({ id: "leave", lastResult: lastResult ?? null });
  const { inputOf, problemsOf } = useFormProblems("staff:leave.problems");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [fields.from, fields.until, fields.deputy])}
      />
      <TextField
        {...inputOf(fields.from)}
        label={t("staff:leave.from")}
        hint={t("staff:leave.dayHint")}
        autoComplete="off"
        inputMode="numeric"
      />
      <TextField {...inputOf(fields.until)} label={t("staff:leave.until")} autoComplete="off" inputMode="numeric" />
      <SelectField
        {...inputOf(fields.deputy)}
        label={t("staff:leave.deputy")}
        hint={t("staff:leave.deputyHint")}
        options={[
          { value: "", label: t("staff:leave.choose") },
          ...deputies.map(({ id, name, unitName }) => ({
            value: id,
            label: unitName === null ? name : `${name} (${unitName})`,
          })),
        ]}
      />
      <input type="hidden" name="intent" value="leave" />
      <button className="button">{t("staff:leave.save")}</button>
    </form>
  );
}

import { reminderRecipients } from "#app/deadlines/due/reminder-plan.ts";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, LineField, SelectField, TextField, Tick } from "#app/ui/form.tsx";
import type { ReminderProblems, TypedReminders, TypedStep } from "./typed-reminders.ts";

interface RemindersFormProps {
  typed: TypedReminders;
  /** `remindersKey` of the saved plan that the page shows. */
  shown: string;
  problems: ReminderProblems;
  /** What is wrong with the form as a whole. */
  formErrors: readonly string[] | undefined;
}

/** The form of the reminder plan: the working time, and who is reminded how many working days from the due day. */
export function RemindersForm({ typed, shown, problems, formErrors }: RemindersFormProps) {
  const t = useT();
  const { errorOf: problemOf, problemsOf } = useFormProblems("settings:reminders.problems");
  const checked = (name: string) => {
    const problem = problems[name];
    return { id: name, errors: problem === undefined ? [] : [problem] };
  };
  const errorOf = (name: string) => problemOf(checked(name));
  return (
    <form method="post" noValidate>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf({ id: "opensAt", errors: formErrors }, Object.keys(problems).map(checked))}
      />
      <input type="hidden" name="shown" value={shown} />
      <section className="card">
        <h2>{t("settings:reminders.time")}</h2>
        <p className="muted">{t("settings:reminders.timeHint")}</p>
        <div className="filters">
          {(["opensAt", "closesAt"] as const).map((name) => (
            <TextField
              key={name}
              id={name}
              name={name}
              label={t(`settings:reminders.${name}`)}
              value={typed[name]}
              error={errorOf(name)}
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
            />
          ))}
        </div>
      </section>
      <section className="card lines of-steps">
        <h2>{t("settings:reminders.steps")}</h2>
        <p className="muted">{t("settings:reminders.stepsHint")}</p>
        {typed.steps.map((step, index) => (
          <StepLine key={index} index={index} step={step} errorOf={errorOf} />
        ))}
      </section>
      <p>
        <button className="button main">{t("settings:save")}</button>
      </p>
    </form>
  );
}

interface StepLineProps {
  index: number;
  step: TypedStep;
  errorOf: (name: string) => string | undefined;
}

function StepLine({ index, step, errorOf }: StepLineProps) {
  const t = useT();
  const nameOf = (field: string) => `${field}${String(index)}`;
  const [days, recipient, repeated] = [nameOf("days"), nameOf("recipient"), nameOf("repeated")];
  const error = errorOf(days);
  return (
    <div className="line" role="group" aria-label={t("settings:reminders.step", { number: String(index + 1) })}>
      {error !== undefined && (
        <p className="error" id={`${days}-error`}>
          {error}
        </p>
      )}
      <LineField
        id={days}
        name={days}
        label={t("settings:reminders.days")}
        value={step.days}
        errorId={error === undefined ? undefined : `${days}-error`}
        maxLength={3}
      />
      <SelectField
        id={recipient}
        name={recipient}
        label={t("settings:reminders.recipient")}
        value={step.recipient}
        error={errorOf(recipient)}
        options={reminderRecipients.map((one) => ({ value: one, label: t(`spreadsheets:recipients.${one}`) }))}
      />
      <Tick
        id={repeated}
        name={repeated}
        label={t("settings:reminders.repeated")}
        error={undefined}
        isTicked={step.isRepeated}
      />
    </div>
  );
}

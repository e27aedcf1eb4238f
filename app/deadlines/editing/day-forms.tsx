import { useForm, type SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems, type InputField } from "#app/ui/form-problems.tsx";
import { ChoiceField, ErrorSummary, TextField } from "#app/ui/form.tsx";
import type { DayForm } from "./calendar-forms.ts";
import { calendarDayKinds, type CalendarEntry } from "#app/deadlines/calendar/working-calendar.ts";

/** The forms that change days of the calendar. `intent` says which one was sent; each leads to a preview. */

/** A refused form and its problems. */
export interface RefusedDayForm {
  intent: string;
  result: SubmissionResult;
}

interface FormProps {
  refused: RefusedDayForm | undefined;
}

function useDayForm(intent: DayForm["intent"], { refused }: FormProps, defaultValue: Record<string, string>) {
  return useForm<Record<"day" | "kind" | "name" | "source" | "off" | "makeUp" | "was", string>>({
    id: intent,
    defaultValue,
    lastResult: refused?.intent === intent ? refused.result : null,
  });
}

interface FrameProps {
  intent: DayForm["intent"];
  title: string;
  button: string;
  errors: readonly string[] | undefined;
  fields: readonly InputField[];
  children: ReactNode;
}

function Frame({ intent, title, button, errors, fields, children }: FrameProps) {
  const t = useT();
  const { problemsOf } = useFormProblems("deadlines:formProblems");
  return (
    <form method="post" id={intent} className="card" noValidate>
      <h2>{title}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf({ id: intent, errors }, fields)} />
      {children}
      <input type="hidden" name="intent" value={intent} />
      <p className="muted small">{t("deadlines:edit.previewWhy")}</p>
      <button className="button">{button}</button>
    </form>
  );
}

function LineField({ field, label, hint }: { field: InputField; label: string; hint?: string }) {
  const { inputOf } = useFormProblems("deadlines:formProblems");
  return <TextField {...inputOf(field)} label={label} hint={hint} autoComplete="off" />;
}

/** Adds a day, or changes the known one. */
export function OneDayForm({ known, refused }: FormProps & { known: CalendarEntry | null }) {
  const t = useT();
  const start = known === null ? { kind: "off" } : { ...known, day: formatDay(known.day), was: known.day };
  const { inputOf } = useFormProblems("deadlines:formProblems");
  const [form, { day, kind, name, source }] = useDayForm("day", { refused }, start);
  return (
    <Frame
      intent="day"
      title={t("deadlines:edit.dayForm")}
      button={t("deadlines:edit.preview")}
      errors={form.errors}
      fields={[day, kind, name, source]}
    >
      {known !== null && <input type="hidden" name="was" value={known.day} />}
      <LineField field={day} label={t("deadlines:edit.day")} hint={t("deadlines:edit.dayHint")} />
      <ChoiceField
        {...inputOf(kind)}
        label={t("deadlines:edit.kind")}
        options={calendarDayKinds.map((value) => ({ value, label: t(`deadlines:calendar.marks.${value}`) }))}
      />
      <LineField field={name} label={t("deadlines:edit.name")} hint={t("deadlines:edit.nameHint")} />
      <LineField field={source} label={t("deadlines:year.document")} hint={t("deadlines:year.documentHint")} />
    </Frame>
  );
}

/** Two swapped days, saved together so that no case moves twice. */
export function SwapForm({ refused }: FormProps) {
  const t = useT();
  const [form, { off, makeUp, source }] = useDayForm("swap", { refused }, {});
  return (
    <Frame
      intent="swap"
      title={t("deadlines:edit.swapForm")}
      button={t("deadlines:edit.preview")}
      errors={form.errors}
      fields={[off, makeUp, source]}
    >
      <p>{t("deadlines:edit.swapText")}</p>
      <LineField field={off} label={t("deadlines:edit.off")} hint={t("deadlines:edit.dayHint")} />
      <LineField field={makeUp} label={t("deadlines:edit.makeUp")} />
      <LineField field={source} label={t("deadlines:year.document")} hint={t("deadlines:year.documentHint")} />
    </Frame>
  );
}

export function RemoveDayForm({ known, refused }: FormProps & { known: CalendarEntry }) {
  const t = useT();
  const [form, { source }] = useDayForm("remove", { refused }, {});
  return (
    <Frame
      intent="remove"
      title={t("deadlines:edit.removeForm")}
      button={t("deadlines:edit.remove")}
      errors={form.errors}
      fields={[source]}
    >
      <p>{t("deadlines:edit.removeText", { day: formatDay(known.day) })}</p>
      <input type="hidden" name="was" value={known.day} />
      <LineField field={source} label={t("deadlines:edit.removeWhy")} />
    </Frame>
  );
}

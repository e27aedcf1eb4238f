import { useForm, type SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { ChoiceField, ErrorSummary, TextField } from "#app/ui/form.tsx";
import type { DayForm } from "./calendar-forms.ts";
import { formProblemText } from "./calendar-words.ts";
import { calendarDayKinds, type CalendarEntry } from "#app/deadlines/calendar/working-calendar.ts";

/** The forms that change days of the calendar. Each says which it is in `intent`, and leads to a preview. */

/** A form that comes back: which one, and what is wrong with it. */
export interface RefusedDayForm {
  intent: string;
  result: SubmissionResult;
}

interface FormProps {
  refused: RefusedDayForm | undefined;
}

/** The properties of a Conform field that these forms use. */
interface ShownField {
  id: string;
  name: string;
  initialValue?: string | undefined;
  errors?: string[] | undefined;
}

function useDayForm(intent: DayForm["intent"], { refused }: FormProps, defaultValue: Record<string, string>) {
  return useForm<Record<"day" | "kind" | "name" | "source" | "off" | "makeUp" | "was", string>>({
    id: intent,
    defaultValue,
    lastResult: refused?.intent === intent ? refused.result : null,
  });
}

function wordsOf(field: ShownField, t: Translate): string | undefined {
  const first = field.errors?.[0];
  return first === undefined ? undefined : formProblemText(first, t);
}

interface FrameProps {
  intent: DayForm["intent"];
  title: string;
  button: string;
  errors: readonly string[] | undefined;
  fields: readonly ShownField[];
  children: ReactNode;
}

function Frame({ intent, title, button, errors, fields, children }: FrameProps) {
  const t = useT();
  const problems = [
    ...(errors ?? []).map((name) => ({ id: intent, text: formProblemText(name, t) })),
    ...fields.flatMap((field) => {
      const text = wordsOf(field, t);
      return text === undefined ? [] : [{ id: field.id, text }];
    }),
  ];
  return (
    <form method="post" id={intent} className="card" noValidate>
      <h2>{title}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problems} />
      {children}
      <input type="hidden" name="intent" value={intent} />
      <p className="muted small">{t("deadlines:edit.previewWhy")}</p>
      <button className="button">{button}</button>
    </form>
  );
}

function LineField({ field, label, hint }: { field: ShownField; label: string; hint?: string }) {
  const t = useT();
  return (
    <TextField
      id={field.id}
      name={field.name}
      label={label}
      hint={hint}
      error={wordsOf(field, t)}
      value={field.initialValue}
      autoComplete="off"
    />
  );
}

/** Adds a day, or changes the known one. */
export function OneDayForm({ known, refused }: FormProps & { known: CalendarEntry | null }) {
  const t = useT();
  const start = known === null ? { kind: "off" } : { ...known, day: formatDay(known.day), was: known.day };
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
        id={kind.id}
        name={kind.name}
        label={t("deadlines:edit.kind")}
        error={wordsOf(kind, t)}
        value={kind.initialValue}
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

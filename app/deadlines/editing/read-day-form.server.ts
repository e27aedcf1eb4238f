import { parseForm } from "#app/platform/forms/form.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import type { Db } from "#db/engine.ts";
import type { CalendarChange } from "#app/deadlines/calendar/calendar-change.ts";
import { changeOfForm, dayFormSchema, type CalendarFormProblem } from "./calendar-forms.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";

/** The change that a posted form asks for, or its problems; `reply` contains what was typed. */
export type AskedDayChange = { intent: string } & (
  | { ok: true; change: CalendarChange; reply: (problem?: CalendarFormProblem) => SubmissionResult }
  | { ok: false; result: SubmissionResult }
);

/** Reads the forms that add, change, swap and remove days. */
export async function readDayForm(db: Db, officeId: string, form: FormData): Promise<AskedDayChange> {
  const submission = parseForm(form, dayFormSchema);
  const posted = form.get("intent");
  const intent = typeof posted === "string" ? posted : "";
  if (submission.status !== "success") return { ok: false, intent, result: submission.reply() };
  const asked = changeOfForm(await findCalendar(db, officeId), submission.value);
  if (!asked.ok) {
    const errors = [asked.problem];
    const result = submission.reply(
      asked.field === "" ? { formErrors: errors } : { fieldErrors: { [asked.field]: errors } },
    );
    return { ok: false, intent, result };
  }
  const reply = (problem?: CalendarFormProblem) =>
    submission.reply(problem === undefined ? {} : { formErrors: [problem] });
  return { ok: true, intent, change: asked.change, reply };
}

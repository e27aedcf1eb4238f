import type { SubmissionResult } from "@conform-to/react";
import { confirmationOf, reopeningOf } from "#app/deadlines/calendar/calendar-change.ts";
import { yearFormSchema, type CalendarFormProblem } from "#app/deadlines/editing/calendar-forms.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import { changeCalendar } from "./change-calendar.server.ts";
import type { Actor } from "#app/complaints/steps/change-case.server.ts";

export type ConfirmYearOutcome =
  { ok: true; year: number; intent: "confirm" | "reopen" } | { ok: false; status: 400 | 409; result: SubmissionResult };

/** Confirms a year or takes that back, as the form on the calendar's page asks; the marks of due days follow. */
export async function confirmYear(context: Context, actor: Actor, form: FormData): Promise<ConfirmYearOutcome> {
  const submission = parseForm(form, yearFormSchema);
  if (submission.status !== "success") return { ok: false, status: 400, result: submission.reply() };
  const { intent, year, revision, source } = submission.value;
  const calendar = await findCalendar(context.db, actor.officeId);
  const change = intent === "confirm" ? confirmationOf(calendar, year, source) : reopeningOf(year, source);
  const outcome = await changeCalendar(context, actor, { change, revision });
  if (outcome.ok) return { ok: true, year, intent };
  const problems = { problems: "emptyYear", nothing: "nothing", changed: "changed" } as const satisfies Record<
    typeof outcome.reason,
    CalendarFormProblem
  >;
  const result = submission.reply({ formErrors: [problems[outcome.reason]] });
  return { ok: false, status: outcome.reason === "changed" ? 409 : 400, result };
}

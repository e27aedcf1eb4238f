import { parseForm } from "#app/platform/forms/form.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import type { Db } from "#db/engine.ts";
import { changeOfDays, daysLeftOut, type CalendarChange } from "#app/deadlines/calendar/calendar-change.ts";
import { calendarDifference } from "#app/deadlines/calendar/calendar-difference.ts";
import type { CalendarFileProblem, CalendarText } from "./calendar-file.ts";
import { importFormSchema, type CalendarFormProblem } from "./calendar-forms.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import { readCalendarFile } from "./read-calendar-file.ts";

/** What an imported file asks for. Of a file with mistakes nothing is taken: half a calendar counts wrong days. */
export type AskedImport =
  | { ok: true; change: CalendarChange; reply: (problem: "nothing") => SubmissionResult }
  | { ok: false; result: SubmissionResult; problems: CalendarFileProblem[] };

/** The name of the file field. */
export const calendarFileField = "file";

/** Reads the import form with the text of its file, undefined if none was chosen. */
export async function readImportForm(
  db: Db,
  officeId: string,
  { form, file }: { form: FormData; file: CalendarText | undefined },
): Promise<AskedImport> {
  const submission = parseForm(form, importFormSchema);
  const isFileMissing = file === undefined;
  const missing: CalendarFormProblem[] = isFileMissing ? ["fileMissing"] : [];
  if (submission.status !== "success") {
    const fieldErrors = { ...submission.error, ...(isFileMissing ? { file: missing } : {}) };
    return { ok: false, result: submission.reply({ fieldErrors: namedErrors(fieldErrors) }), problems: [] };
  }
  if (isFileMissing) return { ok: false, result: submission.reply({ fieldErrors: { file: missing } }), problems: [] };
  const { source, mode } = submission.value;
  if (!file.ok) return refused(submission.reply(), file.problems);
  const read = readCalendarFile(file.text, source);
  if (read.problems.length > 0) return refused(submission.reply(), read.problems);
  const calendar = await findCalendar(db, officeId);
  const removed = mode === "replace" ? daysLeftOut(calendar, read.entries) : [];
  const difference = calendarDifference(calendar, changeOfDays(source, read.entries, removed));
  // Only what differs is carried on: the preview's form stays small.
  const put = [...difference.added, ...difference.changed.map(({ after }) => after)];
  const change = changeOfDays(source, put, removed);
  return { ok: true, change, reply: (problem) => submission.reply({ formErrors: [problem] }) };
}

function refused(result: SubmissionResult, problems: CalendarFileProblem[]): AskedImport {
  return { ok: false, result, problems };
}

function namedErrors(errors: Record<string, readonly string[] | null>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(errors).map(([field, names]) => [field, [...(names ?? [])]]));
}

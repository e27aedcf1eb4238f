import { mostEntries } from "#app/deadlines/calendar/calendar-change.ts";
import { readCalendarCsv } from "./calendar-csv.ts";
import {
  longestCalendarFile,
  mostFileProblems,
  problemAt,
  type CalendarFileReason,
  type ReadCalendarFile,
} from "./calendar-file.ts";
import { readCalendarIcs } from "./calendar-ics.ts";

/** Reads a calendar from a CSV or iCalendar file; the content decides the format, not the name. */
export function readCalendarFile(text: string, usualSource: string): ReadCalendarFile {
  if (text.length > longestCalendarFile) return { entries: [], problems: [problemAt(0, "tooLong")] };
  const isIcs = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text);
  const read = isIcs ? readCalendarIcs(text, usualSource) : readCalendarCsv(text, usualSource);
  if (read.entries.length > mostEntries) return { entries: [], problems: [problemAt(0, "tooLong")] };
  if (read.entries.length === 0 && read.problems.length === 0) return { ...read, problems: [problemAt(0, "empty")] };
  const problems = isOfSomethingElse(read) ? [problemAt(0, "notCalendar"), ...read.problems] : read.problems;
  return { ...read, problems: problems.slice(0, mostFileProblems) };
}

/** The problems of lines that are no days at all. */
const strange: ReadonlySet<CalendarFileReason> = new Set(["columns", "quote", "day", "kind"]);
const fewestStrange = 5;

/** Whether the file is another table, such as a register: several lines, and not one of them is a day. */
function isOfSomethingElse({ entries, problems }: ReadCalendarFile): boolean {
  const isStrange = problems.every(({ reason }) => strange.has(reason));
  return entries.length === 0 && problems.length >= fewestStrange && isStrange;
}

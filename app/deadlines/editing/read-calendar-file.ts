import { mostEntries } from "#app/deadlines/calendar/calendar-change.ts";
import { readCalendarCsv } from "./calendar-csv.ts";
import { longestCalendarFile, mostFileProblems, problemAt, type ReadCalendarFile } from "./calendar-file.ts";
import { readCalendarIcs } from "./calendar-ics.ts";

/** Reads a calendar from a CSV or iCalendar file; the content decides the format, not the name. */
export function readCalendarFile(text: string, usualSource: string): ReadCalendarFile {
  if (text.length > longestCalendarFile) return { entries: [], problems: [problemAt(0, "tooLong")] };
  const isIcs = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text);
  const read = isIcs ? readCalendarIcs(text, usualSource) : readCalendarCsv(text, usualSource);
  if (read.entries.length > mostEntries) return { entries: [], problems: [problemAt(0, "tooLong")] };
  if (read.entries.length === 0 && read.problems.length === 0) return { ...read, problems: [problemAt(0, "empty")] };
  return { ...read, problems: read.problems.slice(0, mostFileProblems) };
}

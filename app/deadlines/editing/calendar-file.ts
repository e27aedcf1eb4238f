import { tidyLine } from "#app/platform/text/typed-line.ts";
import { searchText } from "#app/platform/text/search.ts";
import type { Day } from "#app/platform/day.ts";
import { isInCalendar, longestDayName, longestSource, wrongWeekday } from "#app/deadlines/calendar/calendar-change.ts";
import { readTypedDay } from "#app/deadlines/due/typed-day.ts";
import type { CalendarDayKind, CalendarEntry } from "#app/deadlines/calendar/working-calendar.ts";

/** What the two file formats of a calendar share: reading one day, and what can be wrong with it. */

/** What can be wrong with a line of a calendar file: names of texts below `deadlines:fileProblems`. */
export type CalendarFileReason =
  | "empty"
  | "tooLong"
  | "notATable"
  | "brokenWorkbook"
  | "encoding"
  | "letters"
  | "notCalendar"
  | "columns"
  | "quote"
  | "day"
  | "year"
  | "kind"
  | "name"
  | "source"
  | "long"
  | "twice"
  | "both-lists"
  | "make-up-on-weekday"
  | "reception-not-saturday"
  | "brokenEvent"
  | "timed"
  | "repeats"
  | "cancelled";

export interface CalendarFileProblem {
  /** Counted from 1; 0 is the file as a whole. */
  line: number;
  reason: CalendarFileReason;
  /** The words in question, shortened. */
  typed: string;
}

export interface ReadCalendarFile {
  entries: CalendarEntry[];
  problems: CalendarFileProblem[];
}

/** The text of an uploaded file, or why it has none. */
export type CalendarText = { ok: true; text: string } | { ok: false; problems: CalendarFileProblem[] };

/** Longest file that is read, in characters, and the largest number of problems shown. */
export const longestCalendarFile = 200_000;
export const mostFileProblems = 50;

/** A day as a file writes it, not yet believed. */
export interface RawEntry {
  line: number;
  day: string;
  kind: string;
  name: string;
  source: string;
}

const kindWords: Readonly<Record<CalendarDayKind, readonly string[]>> = {
  off: ["off", "holiday", "nghi", "ngay nghi", "nghi le", "nghi bu"],
  "make-up": ["make-up", "makeup", "lam bu", "ngay lam bu"],
  reception: ["reception", "tiep nhan", "chi tiep nhan", "chi tiep nhan ho so"],
};

/** The kind a word means, in either language and with or without diacritics; undefined for any other word. */
export function readKind(word: string): CalendarDayKind | undefined {
  const folded = searchText(word);
  return (Object.keys(kindWords) as CalendarDayKind[]).find((kind) => kindWords[kind].includes(folded));
}

export function problemAt(line: number, reason: CalendarFileReason, typed = ""): CalendarFileProblem {
  const shown = tidyLine(typed);
  return { line, reason, typed: shown.length > 60 ? `${shown.slice(0, 59)}…` : shown };
}

/** Days that read well, each once, and everything that is wrong with the others. */
export function readEntries(raw: readonly RawEntry[], usualSource: string): ReadCalendarFile {
  const read = new Map<Day, CalendarEntry>();
  const problems: CalendarFileProblem[] = [];
  for (const one of raw) {
    const entry = readEntry(one, usualSource);
    if ("reason" in entry) {
      problems.push(entry);
      continue;
    }
    const known = read.get(entry.day);
    if (known === undefined) read.set(entry.day, entry);
    else problems.push(problemAt(one.line, known.kind === entry.kind ? "twice" : "both-lists", one.day));
  }
  return { entries: [...read.values()].sort((a, b) => (a.day < b.day ? -1 : 1)), problems };
}

function readEntry({ line, ...raw }: RawEntry, usualSource: string): CalendarEntry | CalendarFileProblem {
  const day = readTypedDay(raw.day);
  if (day === undefined) return problemAt(line, "day", raw.day);
  if (!isInCalendar(day)) return problemAt(line, "year", raw.day);
  const kind = readKind(raw.kind);
  if (kind === undefined) return problemAt(line, "kind", raw.kind);
  const wrong = wrongWeekday(day, kind);
  if (wrong !== undefined) return problemAt(line, wrong, raw.day);
  const name = tidyLine(raw.name);
  if (name === "") return problemAt(line, "name", raw.day);
  const source = tidyLine(raw.source) || tidyLine(usualSource);
  if (source === "") return problemAt(line, "source", raw.day);
  if (name.length > longestDayName || source.length > longestSource) return problemAt(line, "long", name);
  return { day, kind, name, source };
}

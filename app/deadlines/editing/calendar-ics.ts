import { addDays, dayFrom, daysBetween, type Day, type Instant } from "#app/platform/day.ts";
import {
  problemAt,
  readEntries,
  readKind,
  type CalendarFileProblem,
  type RawEntry,
  type ReadCalendarFile,
} from "./calendar-file.ts";
import type { CalendarDayKind, CalendarEntry } from "#app/deadlines/calendar/working-calendar.ts";

/**
 * A calendar as iCalendar (RFC 5545): an all-day event a day. The kind is in `X-HAI-LONG-KIND` and, for programs that
 * show it, in `CATEGORIES`; the source is the description. UIDs stay the same, so a program that reads the file again
 * changes its events instead of doubling them.
 */

const categories: Readonly<Record<CalendarDayKind, string>> = {
  off: "Ngày nghỉ",
  "make-up": "Ngày làm bù",
  reception: "Chỉ tiếp nhận hồ sơ",
};

/** `calendarId` distinguishes the calendars of several offices; `madeAt` is the time at which the file is made. */
export function calendarIcs(entries: readonly CalendarEntry[], calendarId: string, madeAt: Instant): string {
  const stamp = madeAt.replace(/[-:]|\.\d+/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Hai Long//Working calendar//VI",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Lịch làm việc",
    ...entries.flatMap((entry) => eventLines(entry, calendarId, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => fold(line) + "\r\n").join("");
}

function eventLines({ day, kind, name, source }: CalendarEntry, calendarId: string, stamp: string): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${day}.${calendarId}@hai-long`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll("-", "")}`,
    `SUMMARY:${escapeText(name)}`,
    `DESCRIPTION:${escapeText(source)}`,
    `CATEGORIES:${escapeText(categories[kind])}`,
    `X-HAI-LONG-KIND:${kind}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (letter) => `\\${letter}`).replace(/\r?\n/g, "\\n");
}

function plainText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_all, letter: string) => (letter.toLowerCase() === "n" ? "\n" : letter));
}

const mostOctets = 75;

/** Lines of at most 75 octets; a letter of several octets is never cut (RFC 5545 §3.1). */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = "";
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > mostOctets) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += letter;
    octets += size;
  }
  return folded;
}

/** A content line: its name, its parameters as written and its value, with the number of the line it begins on. */
interface ContentLine {
  line: number;
  name: string;
  parameters: string;
  value: string;
}

function contentLines(text: string): ContentLine[] {
  const unfolded: { line: number; text: string }[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const last = unfolded.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) last.text += line.slice(1);
    else unfolded.push({ line: index + 1, text: line });
  }
  return unfolded.flatMap(({ line, text: whole }) => {
    const match = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s.exec(whole);
    if (match === null) return [];
    const [, name = "", parameters = "", value = ""] = match;
    return [{ line, name: name.toUpperCase(), parameters: parameters.toUpperCase(), value }];
  });
}

interface IcsEvent {
  line: number;
  fields: Map<string, ContentLine>;
}

/** The events of the file; nested components (alarms) are ignored. "brokenEvent" if one never ends. */
function eventsOf(lines: readonly ContentLine[]): { events: IcsEvent[]; broken: number | undefined } {
  const events: IcsEvent[] = [];
  let event: IcsEvent | undefined;
  let depth = 0;
  for (const one of lines) {
    const part = one.value.trim().toUpperCase();
    if (event === undefined) {
      if (one.name === "BEGIN" && part === "VEVENT") event = { line: one.line, fields: new Map() };
    } else if (one.name === "BEGIN") depth += 1;
    else if (one.name === "END" && depth > 0) depth -= 1;
    else if (one.name === "END") {
      events.push(event);
      event = undefined;
    } else if (depth === 0 && !event.fields.has(one.name)) event.fields.set(one.name, one);
  }
  return { events, broken: event?.line };
}

const longestEventDays = 31;

/** Reads the all-day events of an iCalendar file; one over several days counts as each of them. */
export function readCalendarIcs(text: string, usualSource: string): ReadCalendarFile {
  const { events, broken } = eventsOf(contentLines(text));
  const problems: CalendarFileProblem[] = broken === undefined ? [] : [problemAt(broken, "brokenEvent")];
  const raw = events.flatMap((event): RawEntry[] => {
    const days = daysOf(event);
    if (typeof days === "string") {
      problems.push(problemAt(event.line, days, textOf(event, "SUMMARY")));
      return [];
    }
    const rest = { name: textOf(event, "SUMMARY"), kind: kindOf(event), source: textOf(event, "DESCRIPTION") };
    return days.map((day) => ({ line: event.line, day, ...rest }));
  });
  const read = readEntries(raw, usualSource);
  return { entries: read.entries, problems: [...problems, ...read.problems].sort((a, b) => a.line - b.line) };
}

function textOf({ fields }: IcsEvent, name: string): string {
  return plainText(fields.get(name)?.value ?? "");
}

/** The kind as our own property says it, else the first category that means one. */
function kindOf(event: IcsEvent): string {
  const own = textOf(event, "X-HAI-LONG-KIND");
  if (own !== "") return own;
  const named = textOf(event, "CATEGORIES");
  return named.split(",").find((word) => readKind(word) !== undefined) ?? named;
}

function daysOf({ fields }: IcsEvent): Day[] | "brokenEvent" | "timed" | "repeats" | "cancelled" {
  if (fields.has("RRULE") || fields.has("RDATE")) return "repeats";
  if (fields.get("STATUS")?.value.trim().toUpperCase() === "CANCELLED") return "cancelled";
  const start = fields.get("DTSTART");
  if (start === undefined) return "brokenEvent";
  const first = basicDay(start.value);
  if (first === undefined) return /T\d/.test(start.value) ? "timed" : "brokenEvent";
  const length = lengthInDays(first, fields);
  if (length === undefined || length < 1 || length > longestEventDays) return "brokenEvent";
  return Array.from({ length }, (_, index) => addDays(first, index));
}

/** DTEND is the day after the last one; without it DURATION in whole days or weeks, else one day. */
function lengthInDays(first: Day, fields: IcsEvent["fields"]): number | undefined {
  const end = fields.get("DTEND");
  if (end !== undefined) {
    const last = basicDay(end.value);
    return last === undefined ? undefined : daysBetween(first, last);
  }
  const duration = fields.get("DURATION");
  if (duration === undefined) return 1;
  const match = /^\+?P(\d{1,3})([DW])$/i.exec(duration.value.trim());
  return match === null ? undefined : Number(match[1]) * (match[2]?.toUpperCase() === "W" ? 7 : 1);
}

function basicDay(value: string): Day | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(value.trim());
  return match === null ? undefined : dayFrom(Number(match[1]), Number(match[2]), Number(match[3]));
}

import { formatDay } from "#app/i18n/format.ts";
import { readRecords, type DelimitedRecord, type Separator } from "#app/platform/text/delimited-records.ts";
import { searchText } from "#app/platform/text/search.ts";
import {
  problemAt,
  readEntries,
  type CalendarFileProblem,
  type RawEntry,
  type ReadCalendarFile,
} from "./calendar-file.ts";
import type { CalendarDayKind, CalendarEntry } from "#app/deadlines/calendar/working-calendar.ts";

/**
 * A calendar as a table for Excel: `day;kind;name;source`, UTF-8 with a byte order mark, lines ended by CRLF, quotes as
 * in RFC 4180. Days are dd/MM/yyyy; ISO days are read as well, and the words of either language.
 */

const columns = ["Ngày", "Loại", "Tên", "Căn cứ"] as const;
const kindNames: Readonly<Record<CalendarDayKind, string>> = {
  off: "Ngày nghỉ",
  "make-up": "Ngày làm bù",
  reception: "Chỉ tiếp nhận hồ sơ",
};
const headerWords = new Set(["day", "date", "ngay"]);

export function calendarCsv(entries: readonly CalendarEntry[]): string {
  const rows = entries.map(({ day, kind, name, source }) => [formatDay(day), kindNames[kind], name, source]);
  return "\uFEFF" + [columns, ...rows].map((row) => row.map(cell).join(";") + "\r\n").join("");
}

/**
 * A cell as written. Excel takes text that begins with one of =, +, -, @ for a formula, so such text gets an apostrophe
 * before it, which reading takes off again.
 */
function cell(text: string): string {
  const safe = /^'*[=+\-@]/.test(text) ? `'${text}` : text;
  return /[";,\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function plainCell(text: string): string {
  return /^'+[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** Reads a table of days. `usualSource` is used if a line names no source. */
export function readCalendarCsv(text: string, usualSource: string): ReadCalendarFile {
  const filled = recordsOf(text.replace(/^\uFEFF/, "")).filter(
    ({ cells }) => cells === undefined || cells.some((one) => one.trim() !== ""),
  );
  const [first] = filled;
  const hasHeader = headerWords.has(searchText(first?.cells?.[0] ?? ""));
  const unread: CalendarFileProblem[] = [];
  const raw = filled.slice(hasHeader ? 1 : 0).flatMap(({ line, cells }): RawEntry[] => {
    if (cells === undefined) {
      unread.push(problemAt(line, "quote"));
      return [];
    }
    const [day = "", kind = "", name = "", source = "", ...rest] = cells.map(plainCell);
    if (cells.length >= 3 && rest.every((one) => one.trim() === "")) return [{ line, day, kind, name, source }];
    unread.push(problemAt(line, "columns", cells.join(" ")));
    return [];
  });
  const read = readEntries(raw, usualSource);
  return { entries: read.entries, problems: [...unread, ...read.problems].sort((a, b) => a.line - b.line) };
}

/** Excel uses the separator of the computer's region: semicolon, comma or tab; the first line shows which. */
function separatorOf(text: string): Separator {
  const [line = ""] = text.split(/\r?\n/, 1);
  return ([";", "\t", ","] as const).find((one) => line.includes(one)) ?? ";";
}

/** The rows of the table, each with the line it begins on. */
function recordsOf(text: string): DelimitedRecord[] {
  const reader = readRecords(separatorOf(text));
  return [...text.split(/\r?\n/).flatMap(reader.take), ...reader.end()];
}

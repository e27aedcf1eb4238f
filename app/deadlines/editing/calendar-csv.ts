import { formatDay } from "#app/i18n/format.ts";
import { readRecords, type DelimitedRecord, type Separator } from "#app/platform/text/delimited-records.ts";
import { searchText } from "#app/platform/text/search.ts";
import { readTypedDay } from "#app/deadlines/due/typed-day.ts";
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
  // Title rows above the header say nothing about days. Below the first day, "Ngày" is a mistake and not a header.
  const top = filled.slice(0, mostLinesToHeader);
  const header = top.findIndex(({ cells }) => isHeader(cells));
  const firstDay = top.findIndex(({ cells }) => readTypedDay(cells?.[0] ?? "") !== undefined);
  const hasHeader = header >= 0 && (firstDay < 0 || header < firstDay);
  const unread: CalendarFileProblem[] = [];
  const raw = filled.slice(hasHeader ? header + 1 : 0).flatMap(({ line, cells }): RawEntry[] => {
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

const mostLinesToHeader = 20;

function isHeader(cells: readonly string[] | undefined): boolean {
  return cells !== undefined && cells.length > 1 && headerWords.has(searchText(cells[0] ?? ""));
}

/** Excel uses the separator of the computer's region: semicolon, comma or tab; the header shows which, or the first line. */
function separatorOf(lines: readonly string[]): Separator {
  const used = ([";", "\t", ","] as const).map((separator) => ({ separator, isIn: isHeaderWith(separator) }));
  const top = lines.slice(0, mostLinesToHeader);
  const ofHeader = used.find(({ isIn }) => top.some(isIn));
  const [first = ""] = lines;
  return (ofHeader ?? used.find(({ separator }) => first.includes(separator)))?.separator ?? ";";
}

const isHeaderWith = (separator: Separator) => (line: string) => isHeader(line.split(separator));

/** The rows of the table, each with the line it begins on. */
function recordsOf(text: string): DelimitedRecord[] {
  const lines = text.split(/\r\n|\r|\n/);
  const reader = readRecords(separatorOf(lines));
  return [...lines.flatMap(reader.take), ...reader.end()];
}

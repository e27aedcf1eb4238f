import { formatDay } from "#app/i18n/format.ts";
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
  const body = text.replace(/^\uFEFF/, "");
  const rows = splitCsv(body, separatorOf(body));
  if (rows === "quote") return { entries: [], problems: [problemAt(0, "quote")] };
  const filled = rows.filter(({ cells }) => cells.some((one) => one.trim() !== ""));
  const [first] = filled;
  const hasHeader = headerWords.has(searchText(first?.cells[0] ?? ""));
  const short: CalendarFileProblem[] = [];
  const raw = filled.slice(hasHeader ? 1 : 0).flatMap(({ line, cells }): RawEntry[] => {
    const [day = "", kind = "", name = "", source = "", ...rest] = cells.map(plainCell);
    if (cells.length >= 3 && rest.every((one) => one.trim() === "")) return [{ line, day, kind, name, source }];
    short.push(problemAt(line, "columns", cells.join(" ")));
    return [];
  });
  const read = readEntries(raw, usualSource);
  return { entries: read.entries, problems: [...short, ...read.problems].sort((a, b) => a.line - b.line) };
}

/** Excel uses the separator of the computer's region: semicolon, comma or tab; the first line shows which. */
function separatorOf(text: string): string {
  const [line = ""] = text.split(/\r?\n/, 1);
  return [";", "\t", ","].find((one) => line.includes(one)) ?? ";";
}

interface Row {
  line: number;
  cells: string[];
}

/** The cells of each row; "quote" when a quoted cell is never closed. */
function splitCsv(text: string, separator: string): Row[] | "quote" {
  const rows: Row[] = [];
  let row: Row = { line: 1, cells: [] };
  let line = 1;
  let content = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === "\n") line += 1;
    if (isQuoted) {
      if (letter !== '"') content += letter;
      else if (text.charAt(at + 1) === '"') content += text.charAt(++at);
      else isQuoted = false;
    } else if (letter === '"' && content.trim() === "") {
      isQuoted = true;
      content = "";
    } else if (letter === separator) {
      row.cells.push(content);
      content = "";
    } else if (letter === "\n") {
      rows.push({ ...row, cells: [...row.cells, content] });
      row = { line, cells: [] };
      content = "";
    } else content += letter;
  }
  if (isQuoted) return "quote";
  return [...rows, { ...row, cells: [...row.cells, content] }];
}

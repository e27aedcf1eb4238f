import { textTrouble } from "#app/imports/reading/text-trouble.ts";
import { problemAt, type CalendarFileReason, type CalendarText } from "#app/deadlines/editing/calendar-file.ts";
import { readAsText, type LinesProblem } from "./read-lines.server.ts";

/** How the reader of calendars names what no table can be. */
const reasons: Readonly<Record<Exclude<LinesProblem, "fileMissing">, CalendarFileReason>> = {
  fileLarge: "tooLong",
  notATable: "notATable",
  brokenWorkbook: "brokenWorkbook",
  brokenEncoding: "encoding",
};

/**
 * Reads an uploaded calendar, text or workbook, as text. A file in another encoding, or with letters of an old font, is
 * refused: the names of its days would be stored as signs that nobody can read. Undefined if there is no file.
 */
export async function readCalendarText(file: FormDataEntryValue | null): Promise<CalendarText | undefined> {
  const read = await readAsText(file);
  if (!read.ok) {
    if (read.problem === "fileMissing") return undefined;
    return { ok: false, problems: [problemAt(0, reasons[read.problem])] };
  }
  const lines = read.text.split(/\r\n|\r|\n/);
  const troubled = lines.findIndex((line) => textTrouble(line) !== undefined);
  if (troubled < 0) return read;
  return { ok: false, problems: [problemAt(troubled + 1, "letters", lines[troubled])] };
}

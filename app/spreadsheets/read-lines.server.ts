import { kindOfBytes } from "#app/imports/reading/file-kind.ts";
import { UnreadableRegister } from "#app/imports/reading/unreadable-register.ts";
import { lineOf } from "#app/imports/reading/workbook-cell.ts";
import { openWorkbook } from "#app/imports/reading/workbook.server.ts";
import { readRecords, separators, type Separator } from "#app/platform/text/delimited-records.ts";
import type { FileLine } from "./table-file.ts";

/** The largest file of settings, in bytes; the forms that take one allow this much. */
export const largestTableFile = 1024 * 1024;
/** More lines belong to no table of settings. */
const mostLines = 5000;
/** A cell may hold a whole letter. */
const mostLinesOfCell = 400;
/** A workbook of a few kilobytes can unpack to gigabytes. */
const workbookLimits = { sheetBytes: 16 * 1024 * 1024, sharedCharacters: 8_000_000 };

/** Why a file cannot be read at all: names of texts below `spreadsheets:problems`. */
export type LinesProblem = "fileMissing" | "fileLarge" | "notATable" | "brokenWorkbook" | "brokenEncoding";

export type ReadLines = { ok: true; lines: FileLine[] } | { ok: false; problem: LinesProblem };

/** Reads an uploaded table, CSV or workbook by its content, as lines of cells. The first sheet with something on it counts. */
export async function readLines(file: FormDataEntryValue | null): Promise<ReadLines> {
  if (!(file instanceof File) || file.size === 0) return { ok: false, problem: "fileMissing" };
  if (file.size > largestTableFile) return { ok: false, problem: "fileLarge" };
  const bytes = Buffer.from(await file.arrayBuffer());
  const kind = kindOfBytes(bytes.subarray(0, 4096));
  if (kind === "excel" && bytes.subarray(0, 2).toString("latin1") === "PK") return readWorkbook(bytes);
  if (kind !== undefined) return { ok: false, problem: "notATable" };
  return readText(bytes);
}

async function readWorkbook(bytes: Buffer): Promise<ReadLines> {
  try {
    const workbook = await openWorkbook(bytes, workbookLimits);
    try {
      for (const sheet of workbook.sheets) {
        const rows = await workbook.rows(sheet, mostLines);
        const lines = rows.map((cells, index) => ({ line: index + 1, cells }));
        if (lines.some(({ cells }) => cells.some((cell) => cell.trim() !== ""))) return { ok: true, lines };
      }
      return { ok: true, lines: [] };
    } finally {
      workbook.close();
    }
  } catch (error) {
    if (!(error instanceof UnreadableRegister)) throw error;
    return { ok: false, problem: error.reason === "largeWorkbook" ? "fileLarge" : "brokenWorkbook" };
  }
}

function readText(bytes: Buffer): ReadLines {
  const text = decode(bytes);
  if (text === undefined) return { ok: false, problem: "brokenEncoding" };
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  if (lines.length > mostLines * 4) return { ok: false, problem: "fileLarge" };
  const separator = separatorOf(lines);
  const reader = readRecords(separator, { mostLines: mostLinesOfCell });
  const records = [...lines.flatMap((line) => reader.take(line)), ...reader.end()];
  if (records.length > mostLines) return { ok: false, problem: "fileLarge" };
  if (records.some(({ cells }) => cells === undefined)) return { ok: false, problem: "notATable" };
  // Rows are counted as a spreadsheet shows them; a cell with line breaks makes no further rows.
  return { ok: true, lines: records.map(({ cells }, index) => ({ line: index + 1, cells: cells ?? [] })) };
}

/** UTF-8, or UTF-16 as Excel's "Unicode text" writes it; anything else is refused rather than guessed. */
function decode(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString("hex");
  const encoding = mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\u0000") ? undefined : text;
  } catch {
    return undefined;
  }
}

/**
 * The separator of the table: many cells a line, and the same number on many lines. The most cells of a single line do
 * not show it, because a sentence may have more commas than the table has columns.
 */
function separatorOf(lines: readonly string[]): Separator {
  const top = lines.slice(0, 20);
  const weight = (separator: Separator) => {
    const widths = top.map((line) => line.split(separator).length);
    return Math.max(...widths.map((width) => (width - 1) ** 2 * widths.filter((other) => other === width).length));
  };
  return separators.toSorted((one, other) => weight(other) - weight(one))[0] ?? ";";
}

/** A file as text: a line of cells for each row of a workbook, so that line n is row n; other files as they are. */
export type ReadText = { ok: true; text: string } | { ok: false; problem: LinesProblem };

/** Reads an uploaded file for a reader that knows only text: the same kinds and encodings as `readLines`. */
export async function readAsText(file: FormDataEntryValue | null): Promise<ReadText> {
  if (!(file instanceof File) || file.size === 0) return { ok: false, problem: "fileMissing" };
  if (file.size > largestTableFile) return { ok: false, problem: "fileLarge" };
  const bytes = Buffer.from(await file.arrayBuffer());
  if (bytes.subarray(0, 2).toString("latin1") === "PK") {
    const read = await readLines(file);
    return read.ok ? { ok: true, text: read.lines.map(({ cells }) => `${lineOf(cells)}\r\n`).join("") } : read;
  }
  if (kindOfBytes(bytes.subarray(0, 4096)) !== undefined) return { ok: false, problem: "notATable" };
  const text = decode(bytes);
  return text === undefined ? { ok: false, problem: "brokenEncoding" } : { ok: true, text };
}

import { addDays, day } from "#app/platform/day.ts";

/** Columns of a register, in a workbook as in text: cells further right belong to none. */
export const mostColumns = 256;

/*
 * The values of cells in workbooks (Office Open XML, ECMA-376 part 1, chapter 18): days are numbers that only their
 * format tells from others.
 */

/** Ids of the built-in number formats that show a day or a time, those of East Asian editions included (18.8.30). */
const dayFormats: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a number format shows a day or a time: built in by its id, else by the letters of its code. */
export function showsDay(formatId: number, code: string | undefined): boolean {
  if (code === undefined) return dayFormats.some(([from, to]) => formatId >= from && formatId <= to);
  // Texts in quotes, escaped signs, colours and languages in brackets say nothing; elapsed time ([h]) is a time.
  const plain = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[dmyhs]/i.test(plain.replace(/general/gi, ""));
}

/** How a format shows a number: as a day, as per cent, with a fixed number of digits, or as it is. */
export type NumberFormat = "day" | "percent" | "plain" | { whole: number; decimals: number };

export function numberFormat(formatId: number, code: string | undefined): NumberFormat {
  if (showsDay(formatId, code)) return "day";
  if (code === undefined ? formatId === 9 || formatId === 10 : showsPercent(code)) return "percent";
  const digits = /^(0+)(?:\.(0+))?$/.exec(code ?? "");
  return digits === null ? "plain" : { whole: digits[1]?.length ?? 0, decimals: digits[2]?.length ?? 0 };
}

/** Whether the code of a format has the sign that multiplies by a hundred, outside of texts (18.8.31). */
function showsPercent(code: string): boolean {
  return code.replace(/"[^"]*"|\\./g, "").includes("%");
}

/** A number that is shown as per cent, as people read it: 0.405 is "40.5%". */
export function percentText(written: string): string {
  const value = Number(written);
  return Number.isFinite(value) ? `${numberText(String(value * 100))}%` : written;
}

/** A number with the zeroes that its format shows: codes such as 2.001100 or 00123 that became numbers. */
export function withZeroes(text: string, { whole, decimals }: { whole: number; decimals: number }): string {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null || (parts[2]?.length ?? 0) > decimals) return text;
  const left = (parts[1] ?? "").padStart(whole, "0");
  return decimals === 0 ? left : `${left}.${(parts[2] ?? "").padEnd(decimals, "0")}`;
}

/** Day 0 of a workbook: 30/12/1899, or 01/01/1904 in those that older Excel for Macintosh made (18.17.4). */
const firstDays = { 1900: day("1899-12-30"), 1904: day("1904-01-01") } as const;
export type DateSystem = keyof typeof firstDays;

/** The last day that Excel knows: 31/12/9999. */
const mostDays = 2_958_465;

/**
 * A serial number as a text that reads as a moment: `2026-11-20`, `2026-11-20 08:05`, or `08:05` for a time alone.
 * Undefined for what is no moment. Days of 1900 before March are one off, as in Excel, which has a 29/02/1900.
 */
export function momentOf(serial: number, system: DateSystem): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= mostDays) return undefined;
  const minutes = Math.round(serial * 1440);
  const [days, ofDay] = [Math.floor(minutes / 1440), minutes % 1440];
  const time = `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
  if (days === 0) return time;
  const on = addDays(firstDays[system], days);
  return ofDay === 0 ? on : `${on} ${time}`;
}

const two = (number: number) => String(number).padStart(2, "0");

/** A number as it is typed: no exponent, no rounding error of the binary form beyond 15 digits, as Excel shows it. */
export function numberText(written: string): string {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e15 ? String(rounded) : BigInt(Math.round(rounded)).toString();
}

/** Characters that XML cannot hold are written `_x000D_` (18.4.4 and 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** The column of a cell's address, from 0: `A5` is 0, `AB12` is 27. Undefined for anything else. */
export function columnOf(address: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address)?.[1];
  if (letters === undefined) return undefined;
  let number = 0;
  for (let at = 0; at < letters.length; at += 1) number = number * 26 + letters.charCodeAt(at) - 64;
  return number - 1;
}

/** Cells as a line of a table with semicolons. A line break inside a cell becomes a space: a row is one line. */
export function lineOf(cells: readonly string[]): string {
  return cells.map(quoted).join(";");
}

function quoted(cell: string): string {
  const flat = /[\r\n]/.test(cell) ? cell.replace(/[\r\n]+/g, " ") : cell;
  return /[";]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
}

/** More rows than a sheet of Excel can have. */
const rowsOfSheet = 10_000_000;

/** The line of a row in a file of several sheets: one number, in the order of the sheets (from 0) and their rows. */
export function lineInSheet(sheet: number, row: number): number {
  return sheet * rowsOfSheet + row;
}

/** The sheet, from 0, and the row in it, from 1. */
export function sheetOfLine(line: number): { sheet: number; row: number } {
  return { sheet: Math.floor(line / rowsOfSheet), row: line % rowsOfSheet };
}

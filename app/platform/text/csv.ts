/**
 * Tables as Vietnamese Excel opens them with a double click: UTF-8 with a byte order mark, semicolons between the
 * cells, lines ended by CRLF, quotes as in RFC 4180.
 */

/** Byte order mark before the first record: without it Excel does not read the file as UTF-8. */
export const byteOrderMark = "\uFEFF";

export const csvContentType = "text/csv; charset=utf-8";

/** Content of a cell: a text of any origin, a whole number, a formatted number ("36,0"), or nothing. */
export type CsvCell = string | number | { number: string } | null;

/** One record as a line of text, its end included. */
export function csvRecord(cells: readonly CsvCell[]): string {
  return `${cells.map(written).join(";")}\r\n`;
}

function written(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return writtenNumber(cell.number);
  const words = asText(cell);
  return /[";,\r\n\t]|^\s|\s$/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** Digits with a decimal comma and perhaps a minus: nothing else gets past the guard against formulas. */
function writtenNumber(number: string): string {
  if (!/^-?\d+(,\d+)?$/.test(number)) throw new RangeError(`not a written number: ${number}`);
  return number;
}

/**
 * The words as no spreadsheet takes them for a formula, whichever separator its reader chose. A formula begins with =, +,
 * -, @ (also the wide forms), after whatever blanks and invisible characters; a reader whose separator is another one
 * (comma, bar, tab) begins a new cell at each of them inside this one, because the quotes around it then do not stand at
 * the beginning. An apostrophe before the sign, or before the tab or line break a cell begins with, makes it text.
 */
function asText(words: string): string {
  const guarded = words.replace(/([,;|\t\r\n][\s"\p{Cc}\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu, "$1'");
  return /^[\s"\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(words) ? `'${guarded}` : guarded;
}

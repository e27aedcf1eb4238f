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
  const words = formulaGuarded(cell);
  return /[";,\r\n\t]|^\s|\s$/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** Digits with a decimal comma and an optional minus: only these pass the guard against formulas unchanged. */
function writtenNumber(number: string): string {
  if (!/^-?\d+(,\d+)?$/.test(number)) throw new RangeError(`not a written number: ${number}`);
  return number;
}

/**
 * The text in a form that no spreadsheet reads as a formula, whatever separator its reader uses. A formula begins with
 * =, +, -, @ (also the wide forms), after any blanks and invisible characters. A reader with another separator (comma,
 * bar, tab) starts a new cell at each of them inside this one, because the quotes are then not at the beginning of the
 * cell. An apostrophe before the sign, or before a tab or line break at the beginning of a cell, makes it text.
 */
export function formulaGuarded(words: string): string {
  const guarded = words.replace(/([,;|\t\r\n][\s"\p{Cc}\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu, "$1'");
  return /^[\s"\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(words) ? `'${guarded}` : guarded;
}

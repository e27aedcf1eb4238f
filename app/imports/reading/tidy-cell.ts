import { visibleText, withVietnameseD } from "#app/platform/text/visible-text.ts";

/** A cell that needs no tidying: ASCII without spaces and "&", and without a program's mark at its beginning. */
export const isTidyCell = /^(?!['"`=])[\x21-\x25\x27-\x7e]*$/;

/** Text that a program wrapped so that a spreadsheet keeps it as text: `="…"`, `=T("…")`, also with curly marks. */
const wrapped = /^=\s*(?:T\s*\(\s*)?["“”]+(.*?)["“”]+\s*\)?$/isu;

/** A cell between quotation marks of its own, as double quoting leaves it, or between apostrophes, as databases write text. */
const quotedTwice = /^(?:["“”]([^"“”]*)["“”]|'([^']*)')$/u;

/**
 * Converts a cell to the form in which it is compared and stored: composed (NFC), without invisible characters and
 * repeated spaces, Ð written as Đ, without the wrapper or leading apostrophe by which programs mark a text. A formula
 * that calls a function stays unchanged.
 */
export function tidyCell(cell: string): string {
  const visible = visibleText(withVietnameseD(cell.normalize("NFC")));
  const unwrapped = visible.replace(wrapped, "$1").replace(/^=+\s*(?=['\p{L}\d])(?![\p{L}\d.]+\()/u, "");
  return unwrapped
    .replace(quotedTwice, "$1$2")
    .replace(/^['‘’`´ʼ]+\s*/u, "")
    .replaceAll('""', '"')
    .trim();
}

import { visibleText, withVietnameseD } from "#app/platform/text/invisible.ts";

/** A cell that is plain at one look: ASCII without spaces and "&" that does not begin with a mark of a program. */
export const isTidyCell = /^(?!['"`=])[\x21-\x25\x27-\x7e]*$/;

/** Text that a program wrapped so that a spreadsheet keeps it as text: `="…"`, `=T("…")`, also with curly marks. */
const wrapped = /^=\s*(?:T\s*\(\s*)?["“”]+(.*?)["“”]+\s*\)?$/isu;

/** A cell between quotation marks of its own, as double quoting leaves it, or between apostrophes, as databases write text. */
const quotedTwice = /^(?:["“”]([^"“”]*)["“”]|'([^']*)')$/u;

/**
 * A cell as it is compared and stored: composed (NFC), without invisible signs and doubled spaces, Ð written Đ, without
 * the wrapper or the leading apostrophe by which programs mark a text. A formula that calls a function stays as it is.
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

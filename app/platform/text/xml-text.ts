/**
 * Texts in office files. XML allows no control characters but tab and line breaks, neither U+FFFE nor U+FFFF, and no
 * half of a surrogate pair (XML 1.0, 2.2): one of them makes a whole letter or workbook unreadable. Marks that override or
 * embed a direction (Unicode UAX #9) are left out as well: a name with one of them prints the dates after it backwards.
 */

// eslint-disable-next-line no-control-regex -- these are the characters XML does not know
const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Cs}/gu;

/** Removes characters that XML does not allow, and marks that turn the direction of what follows. */
export function xmlText(text: string): string {
  return text.replace(unfit, "");
}

/**
 * The text in the form that a workbook needs. Spreadsheets read `_x000D_` as a carriage return, so a text with these
 * letters would lose them; their underscore is written `_x005F_` (ECMA-376, 22.9.2.19).
 */
export function workbookText(text: string): string {
  return xmlText(text).replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");
}

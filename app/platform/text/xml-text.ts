/**
 * Texts in office files. XML allows no control characters but tab and line breaks, neither U+FFFE nor U+FFFF, and no
 * half of a surrogate pair (XML 1.0, 2.2): one of them makes a whole letter or workbook unreadable.
 */

// eslint-disable-next-line no-control-regex -- these are the characters XML does not know
const unknownToXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

/** Removes characters that XML does not allow. */
export function xmlText(text: string): string {
  return text.replace(unknownToXml, "");
}

/**
 * The text in the form that a workbook needs. Spreadsheets read `_x000D_` as a carriage return, so a text with these
 * letters would lose them; their underscore is written `_x005F_` (ECMA-376, 22.9.2.19).
 */
export function workbookText(text: string): string {
  return xmlText(text).replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");
}

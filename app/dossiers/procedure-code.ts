/**
 * Mã TTHC as kept: without spaces, in upper case, a decimal comma as the point it was. The national portal writes the place
 * that offers the procedure behind the code (1.004227.000.00.00.H56), which is no part of it.
 */
export function procedureCodeOf(written: string): string {
  return written
    .replace(/\s+/g, "")
    .toUpperCase()
    .replace(/^(\d),(\d+)/, "$1.$2")
    .replace(provinceBehindCode, "$1");
}

/** What SQL's `like` finds of codes kept with the place behind them, before they were kept without. */
export const likeCodeWithProvince = "_.%.000.00.00.___";

/** Three groups of noughts and the code of a ministry or province (Quyết định 20/2020/QĐ-TTg). */
const provinceBehindCode = /^(\d\.\d{5,6})\.000\.00\.00\.[A-Z]\d{2}$/;

/**
 * Codes of the national database have six digits after the point (2.001270). A spreadsheet that takes them for numbers drops
 * zeroes at their end: one with five digits has lost one.
 */
export function likelyProcedureCode(code: string): string {
  return /^\d\.\d{5}$/.test(code) ? `${code}0` : code;
}

/** What a code of fewer digits would be with all its zeroes; undefined for codes that lack none. */
export function codeWithZeroes(code: string): string | undefined {
  return /^\d\.\d{1,5}$/.test(code) ? code.padEnd(8, "0") : undefined;
}

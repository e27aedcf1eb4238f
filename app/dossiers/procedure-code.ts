/**
 * Mã TTHC as it is stored: without spaces, in upper case, with a point even where a comma is written. The national
 * portal appends the authority that offers the procedure (1.004227.000.00.00.H56), which is removed.
 */
export function procedureCodeOf(written: string): string {
  return written
    .replace(/\s+/g, "")
    .replace(/[.,;:]+$/, "")
    .toUpperCase()
    .replace(/^(\d),(\d+)/, "$1.$2")
    .replace(provinceBehindCode, "$1");
}

/** Pattern for SQL's `like` that finds codes stored by an earlier version with the authority appended. */
export const likeCodeWithProvince = "_.%.000.00.00.___";

/** Three groups of zeroes and the code of a ministry or province (Quyết định 20/2020/QĐ-TTg). */
const provinceBehindCode = /^(\d\.\d{5,6})\.000\.00\.00\.[A-Z]\d{2}$/;

/**
 * The code with a lost zero restored. Codes of the national database have six digits after the point (2.001270). A
 * spreadsheet that reads them as numbers drops zeroes at the end, so a code with five digits has lost one.
 */
export function likelyProcedureCode(code: string): string {
  return /^\d\.\d{5}$/.test(code) ? `${code}0` : code;
}

/** Whether a code looks like one of the national database (three digits and more behind 1.0, 2.0, 3.0) with lost zeroes. */
export function isLikelyShort(code: string): boolean {
  return /^[1-3]\.0\d{2,4}$/.test(code);
}

/** The code with all its lost zeroes; undefined for a code that lacks none. */
export function codeWithZeroes(code: string): string | undefined {
  return /^\d\.\d{1,5}$/.test(code) ? code.padEnd(8, "0") : undefined;
}

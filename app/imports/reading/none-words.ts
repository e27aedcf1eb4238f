/** Words and marks by which programs write "nothing" in a cell. */

/** Words for "nothing" in databases and programming languages. */
const nothing = /^[([<{\\]*(null|nul|nil|none|nan|nat|n\/a|na|undefined|nothing|empty|blank)[)\]>}]*$/i;
/** A formula that was saved instead of its result. */
const savedFormula = /^=[\p{L}\d.]+\(/u;
const backslashN = /^\\n$/i;
/** The text that a spreadsheet shows for a formula with an error. */
const formulaError = /^(#[\p{L}/_0-9]+[!?]?|err:\s*\d+)$/iu;
/** Only marks, such as "-", "--", "…", "/  /", "__/__/____", "########". */
const onlyMarks = /^[^\p{L}\p{N}]+$/u;

/** Vietnamese phrases for nothing, with or without brackets. */
const noneInWords =
  /^[([<{]*(không|trống|để trống|bỏ trống|(chưa|không) (có|rõ|xác định)|chưa (cập nhật|nhập|phân công|phân loại)|(chưa|không) có (dữ liệu|thông tin))[)\]>}.]*$/iu;
/** Phrases for a day that is not known yet. */
const notYet = /^[([]*chưa (trả|hẹn|(có|trả) kết quả)[)\].]*$/iu;
/** Midnight without a day: how a spreadsheet shows the value 0 in a column of times. */
const bareMidnight = /^(0{1,2}:00(:00)?|12:00(:00)? (SA|AM))$/i;

/** Whether a tidied cell contains no name and no day, but a word for "nothing". */
export function isNoName(text: string): boolean {
  const isWord = nothing.test(text) || backslashN.test(text) || isFormulaError(text) || onlyMarks.test(text);
  return isWord || noneInWords.test(text) || /^0+$/.test(text) || isEmptyDay(text);
}

/** Whether a tidied cell shows the error of a formula, such as #REF! or #N/A, or the formula itself. */
export function isFormulaError(text: string): boolean {
  return formulaError.test(text) || savedFormula.test(text);
}

/** Whether a tidied cell for a day says that there is none. */
export function isNoDay(text: string): boolean {
  if (savedFormula.test(text)) return false;
  return isNoName(text) || notYet.test(text) || bareMidnight.test(text);
}

const threeParts = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[ T,].*)?$/;

/** Years with which the calendars of programs begin or end; their first and last days mean "none". */
const edgeYears = new Set([1, 1753, 1899, 1900, 1970, 9999]);

/** Whether the text is a day of zeroes, or the first or last day of a program's calendar, in any order of its parts. */
function isEmptyDay(text: string): boolean {
  const match = threeParts.exec(text);
  if (match === null) return false;
  const [first, second, third] = [Number(match[1]), Number(match[2]), Number(match[3])] as const;
  if (first === 0 || second === 0 || third === 0) return true;
  const isYearFirst = (match[1] ?? "").length > 2;
  const [year, others] = isYearFirst ? [first, [second, third]] : [third, [first, second]];
  if (!edgeYears.has(year)) return false;
  const [lower, upper] = [Math.min(...others), Math.max(...others)];
  return (lower === 1 && upper === 1) || (lower === 12 && upper >= 30);
}

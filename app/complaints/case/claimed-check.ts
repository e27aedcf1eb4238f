/**
 * Says of an answer whether it claims that something was checked on the spot ("đã kiểm tra, xác minh"): an inspector asks
 * for the record of it. What was not, is being or will be checked, and a request to check, claim nothing.
 */
export function claimsCheck(text: string): boolean {
  const plain = text.normalize("NFC").replaceAll(/\s+/gu, " ");
  return [...plain.matchAll(claims)].some(
    (match) => !denies.test(plain.slice(Math.max(0, match.index - 20), match.index)),
  );
}

/** Words that put a check into the past, at most three words before it. */
const claims =
  /(?<!\p{L})(?:đã|sau khi|qua|kết quả|căn cứ)(?: (?!chưa|không|sẽ|đề nghị|yêu cầu|chuyển|giao)[\p{L},]+){0,3}? (?:xác minh|thẩm tra)(?!\p{L})/giu;
/** Words right before that deny it. */
const denies = /(?<!\p{L})(?:chưa|không|sẽ|nếu)(?: \p{L}+)? $/iu;

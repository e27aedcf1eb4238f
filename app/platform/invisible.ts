/**
 * Signs that cannot be seen: format and control characters (zero-width spaces, direction marks, soft hyphens, …) and what
 * Unicode calls ignorable (variation selectors, fillers). Line breaks and tabs are among them; tidy those away first.
 */
const invisible = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]+/gu;

/** The text without signs that cannot be seen; breaks, tabs and every other white space become single spaces. */
export function visibleText(text: string): string {
  return text
    .replace(/[\s\u2800]+/g, " ")
    .replace(invisible, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** Ð, ð (Icelandic), Ɖ, ɖ (African) and D, d with a combining stroke look like Đ, đ and are typed for them. */
export function withVietnameseD(text: string): string {
  return text.replace(/[\u00d0\u0189]|D[\u0335\u0336]/g, "Đ").replace(/[\u00f0\u0256]|d[\u0335\u0336]/g, "đ");
}

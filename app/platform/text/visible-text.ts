/** Characters that print nothing: blanks, controls, format marks, fillers (Unicode Default_Ignorable) and U+2800. */
const leavesNothing = /[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;

/** Number of visible characters of a text. */
export function visibleLength(text: string): number {
  return Array.from(text.normalize("NFC").replace(leavesNothing, "")).length;
}

/** Whether a text has no visible character. */
export function isBlank(text: string): boolean {
  return text.replace(leavesNothing, "") === "";
}

/**
 * Signs that cannot be seen: format and control characters (zero-width spaces, direction marks, soft hyphens, …) and what
 * Unicode calls ignorable (variation selectors, fillers) or no character at all (U+FFFE). Line breaks and tabs are among
 * them; tidy those away first.
 */
const unseen = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]+/gu;

/** White space. U+FEFF belongs to it in JavaScript, though it is no space: in the middle of a text it is a byte order mark. */
const space = /[^\S\ufeff]|\u2800/gu;

/** The text without signs that cannot be seen; breaks, tabs and every other white space become single spaces. */
export function visibleText(text: string): string {
  return text.replace(space, " ").replace(unseen, "").replace(/ {2,}/g, " ").trim();
}

/** Ð, ð (Icelandic), Ɖ, ɖ (African) and D, d with a combining stroke look like Đ, đ and are typed for them. */
export function withVietnameseD(text: string): string {
  return text.replace(/[\u00d0\u0189]|D[\u0335\u0336]/g, "Đ").replace(/[\u00f0\u0256]|d[\u0335\u0336]/g, "đ");
}

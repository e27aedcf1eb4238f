/** Characters that leave nothing on paper: blanks, controls, marks of format, fillers (Unicode Default_Ignorable) and U+2800. */
const invisible = /[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;

/** How many characters of a text can be seen. */
export function visibleLength(text: string): number {
  return Array.from(text.normalize("NFC").replace(invisible, "")).length;
}

/** Whether a text shows nothing at all. */
export function isBlank(text: string): boolean {
  return text.replace(invisible, "") === "";
}

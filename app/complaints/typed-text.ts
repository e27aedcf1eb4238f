/** Typed text as it is kept: one kind of line break, composed letters, no NUL (which PostgreSQL refuses), no blank ends. */
export function tidyText(text: string): string {
  return text.replaceAll("\u0000", "").replace(/\r\n?/g, "\n").normalize("NFC").trim();
}

import { bareCode, readCode, type ReadCode } from "#app/platform/readable-code.ts";

/** Mã tra cứu: seven random characters and a check character, shown as `PA-XXXX-XXXX`. */
export const referenceLength = 8;
/** Mã bí mật that goes with it: nine random characters and a check character, shown as `XXXXX-XXXXX`. */
export const followSecretLength = 10;

/** `PA-XXXX-XXXX`, as stored, shown and written in addresses. */
export function formatReference(code: string): string {
  return `PA-${code.slice(0, 4)}-${code.slice(4)}`;
}

/** `XXXXX-XXXXX`, as shown. */
export function formatFollowSecret(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** Reads a reference as typed, with or without `PA` in front; `code` is then the form in which it is stored. */
export function readReference(typed: string): ReadCode {
  const plain = bareCode(typed);
  // P and A are characters of codes as well, so the length decides whether they are the prefix.
  const body = plain.length === referenceLength + 2 && plain.startsWith("PA") ? plain.slice(2) : plain;
  const read = readCode(body, referenceLength);
  return read.ok ? { ok: true, code: formatReference(read.code) } : read;
}

const written = /\bPA[-–—. ]?[0-9A-Z]{4}[-–—. ]?[0-9A-Z]{4}\b/gi;

/** The text without the references it names, for readers whom another case is no business of. */
export function withoutReferences(text: string): string {
  return text.replaceAll(written, (named) => (readReference(named).ok ? "[mã phản ánh]" : named));
}

/** The references that a text names, each once, as stored. */
export function referencesIn(text: string): string[] {
  const named = [...text.matchAll(written)].map(([one]) => readReference(one));
  return [...new Set(named.flatMap((read) => (read.ok ? [read.code] : [])))];
}

export function readFollowSecret(typed: string): ReadCode {
  return readCode(typed, followSecretLength);
}

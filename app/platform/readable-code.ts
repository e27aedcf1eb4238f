/**
 * The characters of codes that people read, type and say: 23 without look-alikes (none of 0 O, 1 I L, 2 Z, 5 S, 8 B, U
 * V); the last character of a code is a check character over the others. 23 is prime, so a weighted sum modulo 23 finds
 * every single wrong character and every swap of two neighbours (as in ISBN-10, ISO 2108).
 */
export const codeCharacters = "34679ACDEFGHJKMNPQRTWXY";

const size = codeCharacters.length;

/** The check character of a body of at most 21 characters of `codeCharacters`. */
export function checkCharacter(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) sum += (index + 2) * codeCharacters.indexOf(body.charAt(index));
  return codeCharacters.charAt((size - (sum % size)) % size);
}

/**
 * The code of `length` characters (at most 12) derived from eight or more random or keyed bytes; the last one is its
 * check character.
 */
export function readableCodeFrom(bytes: Uint8Array, length: number): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let body = "";
  while (body.length < length - 1) {
    body += codeCharacters.charAt(Number(number % BigInt(size)));
    number /= BigInt(size);
  }
  return body + checkCharacter(body);
}

/** The problem of a typed code: a wrong length, characters that no code has, or a wrong check character. */
export type CodeProblem =
  | { reason: "length"; typed: number; expected: number }
  | { reason: "characters"; characters: readonly string[] }
  | { reason: "check" };

export type ReadCode = { ok: true; code: string } | { ok: false; problem: CodeProblem };

/**
 * The part of a typed or pasted text that contains the code: after `/r/` or `/t/` of an address, or after a label such
 * as "Mã đánh giá:"; full-width letters become usual ones.
 */
export function partWithCode(typed: string): string {
  const plain = withoutEscapes(typed).normalize("NFKC").trim();
  const steps = plain.split("/");
  const before = steps.findLastIndex((step) => /^[rt]$/i.test(step));
  const inAddress = before === -1 ? undefined : steps[before + 1];
  if (inAddress !== undefined) return inAddress.replace(/[?#].*$/s, "");
  const colon = plain.lastIndexOf(":");
  return isLabel(plain.slice(0, Math.max(colon, 0))) ? plain.slice(colon + 1).trim() : plain;
}

/** Decodes percent-encoding of an address; invalid sequences stay. */
function withoutEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether the text has a letter that no code has, so that it cannot be the first half of a code. */
function isLabel(text: string): boolean {
  return Array.from(withoutSigns(text)).some((character) => !codeCharacters.includes(character));
}

function withoutSigns(text: string): string {
  return text.toUpperCase().replace(/[\p{P}\p{S}\p{Z}\p{C}\uFE0F]/gu, "");
}

/**
 * The characters of a typed or pasted text that can belong to a code, in capitals: without address or label, spaces,
 * punctuation, quotes, brackets, symbols and invisible characters that people type between or messengers append.
 */
export function bareCode(typed: string): string {
  return withoutSigns(partWithCode(typed));
}

/** Reads what a person typed, pasted or scanned; only letters and digits matter. `length` counts the check character. */
export function readCode(typed: string, length: number): ReadCode {
  const code = bareCode(typed);
  const strange = [...new Set(code)].filter((character) => !codeCharacters.includes(character));
  if (strange.length > 0) return { ok: false, problem: { reason: "characters", characters: strange } };
  if (code.length !== length) return { ok: false, problem: { reason: "length", typed: code.length, expected: length } };
  if (checkCharacter(code.slice(0, -1)) !== code.slice(-1)) return { ok: false, problem: { reason: "check" } };
  return { ok: true, code };
}

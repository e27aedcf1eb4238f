import { checkCharacter, codeCharacters } from "./readable-code.ts";
import { randomBelow } from "./random.server.ts";

/** A new random code of `length` characters, the last one its check character. */
export function newReadableCode(length: number): string {
  return codeFrom("", length);
}

/** From so many on, codes made at once share their first character. */
const fewestOfOneShelf = 1000;

/**
 * So many new random codes. Thousands made at once share a random first character, so that writing them touches one
 * twenty-third of an index over all codes and not every page of it. Whoever holds one of them knows the first character
 * of the others, which leaves 23⁸ ≈ 7.8 · 10¹⁰ to guess for a receipt's code.
 */
export function newReadableCodes(length: number, count: number): string[] {
  const start = count < fewestOfOneShelf ? "" : randomCharacter();
  return Array.from({ length: count }, () => codeFrom(start, length));
}

function codeFrom(start: string, length: number): string {
  let body = start;
  while (body.length < length - 1) body += randomCharacter();
  return body + checkCharacter(body);
}

function randomCharacter(): string {
  return codeCharacters.charAt(randomBelow(codeCharacters.length));
}

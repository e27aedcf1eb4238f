import { checkCharacter, codeCharacters } from "./readable-code.ts";
import { randomBelow } from "./random.server.ts";

/** A new random code of `length` characters; the last one is its check character. */
export function newReadableCode(length: number): string {
  return codeFrom("", length);
}

/** From this number on, codes created together share their first character. */
const fewestOfOneShelf = 1000;

/**
 * Creates `count` random codes. Thousands created together share a random first character, so that inserting them
 * touches one twenty-third of the index instead of every page. A person with one such code knows the first character of
 * the others, which leaves 23⁸ ≈ 7.8 · 10¹⁰ possibilities for a receipt code.
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

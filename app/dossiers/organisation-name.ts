import { searchText } from "#app/platform/text/search.ts";

/** Tone marks (grave, acute, tilde, hook above, dot below) as Unicode combines them with a vowel. */
const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/**
 * The key by which the name of a unit, counter or procedure is compared: lower case, single spaces, with diacritics.
 * The tone mark moves to the end of its word, because "hoà" and "hòa" are two spellings of one word.
 */
export function nameKey(name: string): string {
  const words = name.normalize("NFD").toLowerCase().replace(/\s+/g, " ").trim().split(" ");
  const keys = words.map((word) => word.replace(toneMark, "") + (word.match(toneMark) ?? []).join(""));
  return keys.join(" ").normalize("NFC");
}

/** A name without diacritics; equal for names that differ only in them. */
export function withoutDiacritics(name: string): string {
  return searchText(name);
}

/**
 * Chooses between two spellings that differ only in case: a mixed one is better than all capitals or all small letters;
 * otherwise the existing one stays.
 */
export function betterSpelling(existing: string, other: string): string {
  return isOneCase(existing) && !isOneCase(other) ? other : existing;
}

function isOneCase(name: string): boolean {
  return name === name.toUpperCase() || name === name.toLowerCase();
}

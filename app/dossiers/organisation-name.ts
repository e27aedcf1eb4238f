import { searchText } from "#app/platform/text/search.ts";

/** Tone marks (grave, acute, tilde, hook above, dot below) as Unicode composes them onto a vowel. */
const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/**
 * The key by which the name of a unit or counter is found again: lower case and single spaces, diacritics kept. Of a word the
 * tone counts and not the vowel it is written on, because "hoà" and "hòa" are one word in two spellings.
 */
export function nameKey(name: string): string {
  const words = name.normalize("NFD").toLowerCase().replace(/\s+/g, " ").trim().split(" ");
  const keys = words.map((word) => word.replace(toneMark, "") + (word.match(toneMark) ?? []).join(""));
  return keys.join(" ").normalize("NFC");
}

/** Names that differ only in diacritics have this in common. */
export function withoutDiacritics(name: string): string {
  return searchText(name);
}

/**
 * The better of two spellings that differ only in case: all capitals and all small letters lose against a mixed one; else the
 * one that is there already stays.
 */
export function betterSpelling(kept: string, other: string): string {
  return isOneCase(kept) && !isOneCase(other) ? other : kept;
}

function isOneCase(name: string): boolean {
  return name === name.toUpperCase() || name === name.toLowerCase();
}

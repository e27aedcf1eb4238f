/**
 * Text folded for searching: lower case, no diacritics, đ (and Ð, Ɖ, which look like Đ) as d, single spaces. Done here because SQLite's
 * `lower()` leaves letters outside ASCII alone and the two engines would otherwise disagree.
 */
export function searchText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đĐÐðƉɖ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Folds a text for searching: lower case, no diacritics, đ (and Ð, Ɖ, which look like Đ) as d, single spaces. Done here
 * and not in SQL, because SQLite's `lower()` changes ASCII letters only, so the two engines would differ.
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

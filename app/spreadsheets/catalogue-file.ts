import { catalogueOf, type FlatTexts } from "#app/i18n/catalogue.ts";
import { languages, type Language } from "#app/i18n/languages.ts";
import { translator } from "#app/i18n/translate.ts";
import { formulaGuarded } from "#app/platform/text/csv.ts";
import { searchText } from "#app/platform/text/search.ts";
import type { TranslatedLine } from "#app/settings/language-forms.ts";
import type { FileLine } from "./table-file.ts";

/** The catalogue of a further language as a file for a translator: key, Vietnamese, English, translation, note. */

const columns = ["key", "vi", "en", "words", "note"] as const;
type CatalogueColumn = (typeof columns)[number];
const widths: Record<CatalogueColumn, number> = { key: 34, vi: 60, en: 60, words: 60, note: 30 };

const headingOf = (language: Language, column: CatalogueColumn) =>
  translator(language)(`settings:languages.columns.${column}`);

/** The catalogue to be filled in, in the words of the reader's language. */
export function writtenCatalogue(code: string, texts: FlatTexts, language: Language) {
  const t = translator(language);
  const lines = catalogueOf(code).map(({ key, vi, en, placeholders }) => {
    const names = placeholders.map((name) => `{{${name}}}`).join(", ");
    return [key, vi, en, texts[key] ?? "", names === "" ? "" : t("settings:languages.note", { names })];
  });
  const heads = columns.map((column) => ({ label: headingOf(language, column), width: widths[column] }));
  return { name: code, heads, lines };
}

/** The translations of a file; undefined if its columns of keys and translations are not found. */
export function readCatalogue(lines: readonly FileLine[]): TranslatedLine[] | undefined {
  const head = lines.slice(0, 20).findIndex(({ cells }) => placeOf(cells, "key") >= 0 && placeOf(cells, "words") >= 0);
  const heads = lines[head]?.cells;
  if (heads === undefined) return undefined;
  const [key, words] = [placeOf(heads, "key"), placeOf(heads, "words")];
  return lines
    .slice(head + 1)
    .map(({ line, cells }) => ({ line, key: (cells[key] ?? "").trim(), words: tidied(cells[words] ?? "") }))
    .filter((one) => one.key !== "");
}

function placeOf(cells: readonly string[], column: CatalogueColumn): number {
  const names = [column, ...languages.map((language) => headingOf(language, column))].map(searchText);
  return cells.findIndex((cell) => names.includes(searchText(cell)));
}

/** As stored: composed letters, line feeds, without the guard against formulas. */
function tidied(cell: string): string {
  const text = cell.normalize("NFC").replaceAll("\u0000", "").replace(/\r\n?/g, "\n").trim();
  const bare = text.startsWith("'") ? text.slice(1) : text;
  return formulaGuarded(bare) === text ? bare : text;
}

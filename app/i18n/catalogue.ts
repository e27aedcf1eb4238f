import { messages } from "./messages.ts";

/**
 * The catalogue of a further language: which texts a citizen reads, and how a translation of one is checked. A language is
 * data that somebody fills in who cannot program.
 */

/** The texts on the pages of citizens that exist in every language, by their keys' beginnings. */
const citizenSections = [
  ...[
    "product",
    "skip",
    "home",
    "follow",
    "complain",
    "results",
    "staffEntrance",
    "places",
    "problems.",
    "errors.",
  ].map((name) => `shell:${name}`),
  "home:",
  ...["screen."].map((name) => `kiosk:${name}`),
  ...["scores.", "rate.", "dossier.", "details.", "code.", "waiting."].map((name) => `ratings:${name}`),
  ...[
    "kinds.",
    "states.",
    "publicStates.",
    "form.",
    "problems.",
    "follow.",
    "status.",
    "steps.",
    "solved.",
    "sender.",
    "ended.",
    "lawfulWay.",
    "done.",
  ].map((name) => `complaints:${name}`),
  ...["files.heading", "files.missing.", "files.remarks.", "files.problems.", "files.hint", "files.label"].map(
    (name) => `documents:${name}`,
  ),
  "complaints:case.secondDue",
  ...["summary", "counted", "notCounted", "reasons.", "unconfirmed", "basis", "moved."].map(
    (name) => `deadlines:${name}`,
  ),
];

/** The texts of slips and labels that are printed for citizens. */
const slipTexts: ReadonlySet<string> = new Set([
  ...["number", "procedure", "counter", "unit"].map((name) => `dossiers:${name}`),
  ...[
    "heading",
    ...["receipt", "result", "supplement", "refusal"].flatMap((occasion) => [`with.${occasion}`, `notes.${occasion}`]),
    ...["receivedAt", "dueAt", "finishedOn", "noDue", "invitation", "how", "promise", "openUntil", "code", "qr"],
    ...["labelInvitation", "labelInvitationShort"],
  ].map((name) => `dossiers:paper.${name}`),
]);

/** Texts of one language by their keys, such as `shell:home`. */
export type FlatTexts = Readonly<Record<string, string>>;

function flatten(node: unknown, key: string, into: Record<string, string>): void {
  if (typeof node === "string") into[key] = node;
  else if (typeof node === "object" && node !== null) {
    for (const [name, inner] of Object.entries(node))
      flatten(inner, key.endsWith(":") ? key + name : `${key}.${name}`, into);
  }
}

function flatTexts(language: "vi" | "en"): FlatTexts {
  const into: Record<string, string> = {};
  for (const [area, texts] of Object.entries(messages[language])) flatten(texts, `${area}:`, into);
  return into;
}

/** All texts of the product, flat. */
export const flatMessages = { vi: flatTexts("vi"), en: flatTexts("en") };

/** The endings of keys whose text depends on a number. */
const plural = /_(zero|one|two|few|many|other)$/;

/** The keys of citizens' pages in the product's order; those with a number by their common beginning. */
const citizenKeys = [
  ...new Set(
    Object.keys(flatMessages.vi)
      .filter((key) => slipTexts.has(key) || citizenSections.some((section) => key.startsWith(section)))
      .map((key) => key.replace(plural, "_")),
  ),
];

/** A text of the catalogue with what a translator needs. */
export interface CatalogueEntry {
  key: string;
  vi: string;
  en: string;
  /** The names between {{ and }}, which stay as they are. */
  placeholders: readonly string[];
}

/** The texts that a language needs: one for each of its own plural forms where the text depends on a number. */
export function catalogueOf(code: string): CatalogueEntry[] {
  const forms = pluralForms(code);
  return citizenKeys.flatMap((key) =>
    key.endsWith("_") ? forms.map((form) => entryOf(key + form, `${key}other`)) : [entryOf(key, key)],
  );
}

function entryOf(key: string, product: string): CatalogueEntry {
  const vi = flatMessages.vi[key] ?? flatMessages.vi[product] ?? "";
  return { key, vi, en: flatMessages.en[key] ?? flatMessages.en[product] ?? "", placeholders: placeholdersOf(vi) };
}

/** The plural forms of a language by CLDR: `other` alone for Khmer, four of them for Russian. */
function pluralForms(code: string): string[] {
  return new Intl.PluralRules(code).resolvedOptions().pluralCategories;
}

function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ""))].sort();
}

/** Why a translation is refused: names of texts below `settings:languages.problems`. */
export type TranslationProblem = "placeholders" | "open" | "html" | "nesting" | "long";

/** The problem of a translation; undefined if it can be shown. */
export function translationProblem(
  { vi, en, placeholders }: CatalogueEntry,
  words: string,
): TranslationProblem | undefined {
  if (words.includes("$t(")) return "nesting";
  if (/<[a-z!/]|&(?:[a-z]+|#\d+);/i.test(words)) return "html";
  const used = placeholdersOf(words);
  if (used.join() !== placeholders.join()) return "placeholders";
  if (/\{\{|\}\}/.test(words.replace(/\{\{\s*\w+\s*\}\}/g, ""))) return "open";
  return words.length > Math.max(vi.length, en.length) * 4 + 80 ? "long" : undefined;
}

/** A code as BCP 47 writes a language: `km`, `lo`. Vietnamese and English are the product's own. */
export function isFurtherCode(code: string): boolean {
  return (
    /^[a-z]{2,3}$/.test(code) && code !== "vi" && code !== "en" && Intl.PluralRules.supportedLocalesOf(code).length > 0
  );
}

const rightToLeft = new Set(["ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"]);

/** The direction in which a language is written. */
export function directionOf(code: string): "ltr" | "rtl" {
  return rightToLeft.has(code) ? "rtl" : "ltr";
}

/** The texts of slips and labels among the texts of a language. */
export function slipTextsOf(texts: FlatTexts): FlatTexts {
  return Object.fromEntries(Object.entries(texts).filter(([key]) => slipTexts.has(key)));
}

/** The keys that a language lacks. */
export function missingKeys(code: string, texts: FlatTexts): string[] {
  return catalogueOf(code)
    .map(({ key }) => key)
    .filter((key) => (texts[key] ?? "") === "");
}

const keysByText = new Map<"vi" | "en", ReadonlyMap<string, string>>();

/** The key of a text of citizens' pages as the product writes it, such as the title of a page. */
export function keyOfText(language: "vi" | "en", text: string): string | undefined {
  let keys = keysByText.get(language);
  if (keys === undefined) {
    // The first key with a text wins.
    const entries = citizenKeys.map((key) => [flatMessages[language][key] ?? "", key] as const);
    keys = new Map(entries.reverse());
    keysByText.set(language, keys);
  }
  return keys.get(text);
}

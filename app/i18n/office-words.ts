import type { Translate } from "./translate.ts";

/** What an office wrote in place of the product's texts, by key; of one language. */
export type OfficeTexts = Readonly<Partial<Record<string, string>>>;

/** The text with its values filled in. A value is never read for placeholders. */
export function fillOfficeText(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : whole;
  });
}

/** A translate function that prefers the texts of the office. */
export function withOfficeTexts(t: Translate, texts: OfficeTexts | undefined): Translate {
  if (texts === undefined || Object.keys(texts).length === 0) return t;
  const plain = t as unknown as (key: string, values?: Readonly<Record<string, unknown>>) => string;
  const translate = (key: string, values: Readonly<Record<string, unknown>> = {}) => {
    const own = texts[key];
    return own === undefined ? plain(key, values) : fillOfficeText(own, values);
  };
  return translate as unknown as Translate;
}

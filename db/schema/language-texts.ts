/** A text of a further language. */
export interface LanguageTextsTable {
  language: string;
  /** The key of the product's text, such as `shell:home`. */
  message_key: string;
  words: string;
}

import type { Language } from "#app/i18n/languages.ts";

/** A text of messages or citizen pages that the office wrote in place of the product's. */
export interface OfficeTextsTable {
  office_id: string;
  /** The key of the product's text, such as `notifications:greeting`. */
  message_key: string;
  language: Language;
  /** With placeholders as in the product's text, such as `{{reference}}`. */
  words: string;
}

import { isLanguage, type Language } from "./languages.ts";

/** A language that can be chosen, by its own name. */
export interface OfferedLanguage {
  code: string;
  name: string;
}

/** A further language with the texts that slips and labels are printed with. */
export interface SlipLanguage {
  code: string;
  direction: "ltr" | "rtl";
  texts: Readonly<Record<string, string>>;
}

/** The language that papers are printed in: one of the product, or a further one in place of it. */
export interface PaperLanguage {
  language: Language;
  further: SlipLanguage | undefined;
}

/** The language of papers by its code; a further one that is offered no more is replaced by Vietnamese. */
export function paperLanguage(code: string, further: SlipLanguage | undefined): PaperLanguage {
  return { language: isLanguage(code) ? code : "vi", further };
}

/** The attributes of a part in the language of its paper. */
export function langOf({ language, further }: PaperLanguage): { lang: string; dir?: "ltr" | "rtl" } {
  return further === undefined ? { lang: language } : { lang: further.code, dir: further.direction };
}

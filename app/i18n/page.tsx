import { createContext, useContext, type ReactNode } from "react";
import type { Language } from "./languages.ts";
import { withOfficeTexts, type OfficeTexts } from "./office-words.ts";
import type { OfferedLanguage, SlipLanguage } from "./slip-language.ts";
import { furtherTranslator, translator, type Translate } from "./translate.ts";

/** A further language as a page shows it. */
export interface FurtherPage {
  code: string;
  direction: "ltr" | "rtl";
  translate: Translate;
  /** Says that the page needs a text that the language does not have. */
  lacks: () => void;
}

interface Page {
  language: Language;
  /** The further language in which a citizen's page is shown in place of `language`. */
  further?: FurtherPage | undefined;
  /** The further languages that citizens may choose. */
  offered?: readonly OfferedLanguage[];
  /** Path and query of this page, for the link to the other language. */
  address: string;
  nonce: string;
  /** What the office of this page wrote in place of the product's texts. */
  officeTexts?: OfficeTexts;
  /** Number of the incident, if the page reports one. */
  incident?: string;
}

const PageContext = createContext<Page>({ language: "vi", address: "/", nonce: "" });

/** Gives every component below it the language of the request, the address and the nonce for inline styles. */
export function PageProvider({ page, children }: { page: Page; children: ReactNode }) {
  return <PageContext.Provider value={page}>{children}</PageContext.Provider>;
}

interface InLanguageProps {
  language: Language;
  /** A further language in place of it. */
  further?: SlipLanguage | undefined;
  children: ReactNode;
}

/** Marks a part that is printed for citizens: its texts are in their language, whatever the one of the page around it. */
export function InLanguage({ language, further, children }: InLanguageProps) {
  const page = usePage();
  const shown = further === undefined ? undefined : { ...further, ...furtherTranslator(further.code, further.texts) };
  return <PageProvider page={{ ...page, language, further: shown }}>{children}</PageProvider>;
}

/** The language of the page for Intl and for `lang`: a further one where the page is shown in one. */
export function useLocale(): string {
  const { language, further } = usePage();
  return further?.code ?? language;
}

/**
 * For a part with texts that exist in Vietnamese and English only, such as the office's own questions: a page of a further
 * language with it is shown in a language of the product as a whole.
 */
export function useProductLanguagesOnly(): void {
  const { further } = usePage();
  further?.lacks();
}

/** Shows a part of a page in the words of its office where it has its own. */
export function InOfficeWords({ texts, children }: { texts: OfficeTexts; children: ReactNode }) {
  const page = usePage();
  return <PageProvider page={{ ...page, officeTexts: texts }}>{children}</PageProvider>;
}

export function usePage(): Page {
  return useContext(PageContext);
}

/**
 * The translate function of the page's language; keys are written `area:key`. A page never changes its language while
 * it is shown, so react-i18next is not needed, whose hook costs more than the text in a table of hundreds of cells.
 */
export function useT(): Translate {
  const { language, officeTexts, further } = usePage();
  return further?.translate ?? withOfficeTexts(translator(language), officeTexts);
}

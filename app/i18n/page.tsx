import { createContext, useContext, type ReactNode } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import type { Language } from "./languages.ts";
import { areas } from "./messages.ts";
import { translation, type Translate } from "./translate.ts";

interface Page {
  language: Language;
  /** Path and query of this page, for the link to the other language. */
  address: string;
  nonce: string;
}

const PageContext = createContext<Page>({ language: "vi", address: "/", nonce: "" });

/** Gives every component below it the language of the request, the address and the nonce for inline styles. */
export function PageProvider({ page, children }: { page: Page; children: ReactNode }) {
  return (
    <PageContext.Provider value={page}>
      <I18nextProvider i18n={translation(page.language)}>{children}</I18nextProvider>
    </PageContext.Provider>
  );
}

/** What is printed for citizens: its texts are Vietnamese, whatever the language of the page around it. */
export function InVietnamese({ children }: { children: ReactNode }) {
  const page = usePage();
  return <PageProvider page={{ ...page, language: "vi" }}>{children}</PageProvider>;
}

export function usePage(): Page {
  return useContext(PageContext);
}

/** The translate function of the page's language; keys are written `area:key`. */
export function useT(): Translate {
  return useTranslation(areas).t;
}

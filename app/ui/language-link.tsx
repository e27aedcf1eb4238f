import { languages } from "#app/i18n/languages.ts";
import { messages } from "#app/i18n/messages.ts";
import { useLocale, usePage } from "#app/i18n/page.tsx";

/** What the languages of the product call themselves: each names the other one. */
const ownNames = { vi: messages.en.shell.otherLanguage, en: messages.vi.shell.otherLanguage };

/** The links to this same page in the other languages, each by its own name. */
export function LanguageLink() {
  const { address, offered = [] } = usePage();
  const locale = useLocale();
  const all = [...languages.map((code) => ({ code, name: ownNames[code] })), ...offered];
  const others = all.filter(({ code }) => code !== locale);
  return (
    <span className="row">
      {others.map(({ code, name }) => (
        <a key={code} href={addressIn(address, code)} lang={code} hrefLang={code}>
          {name}
        </a>
      ))}
    </span>
  );
}

function addressIn(address: string, code: string): string {
  const url = new URL(address, "http://page");
  url.searchParams.set("lang", code);
  return url.pathname + url.search;
}

import { usePage, useT } from "#app/i18n/page.tsx";

/** The link to this same page in the other language. */
export function LanguageLink() {
  const { address, language } = usePage();
  const t = useT();
  const other = language === "vi" ? "en" : "vi";
  const url = new URL(address, "http://page");
  url.searchParams.set("lang", other);
  return (
    <a href={url.pathname + url.search} lang={other} hrefLang={other}>
      {t("shell:otherLanguage")}
    </a>
  );
}

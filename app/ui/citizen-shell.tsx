import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";
import { LanguageLink } from "./language-link.tsx";

/**
 * The frame of every page for citizens: one column, the office's emblem if the page knows one, the product's name, the link to the other language, four links to
 * sections.
 */
export function CitizenShell({ emblem, children }: { emblem?: ReactNode; children: ReactNode }) {
  const t = useT();
  return (
    <>
      <a className="skip" href="#main">
        {t("shell:skip")}
      </a>
      <header className="top no-print">
        <a className="brand" href="/">
          {emblem}
          {t("shell:product")}
        </a>
        <LanguageLink />
      </header>
      <main className="page" id="main">
        {children}
      </main>
      <footer className="foot no-print">
        <nav aria-label={t("shell:places")}>
          <a href="/">{t("shell:home")}</a>
          <a href="/complaint">{t("shell:complain")}</a>
          <a href="/t">{t("shell:follow")}</a>
          <a href="/results">{t("shell:results")}</a>
          <a href="/inbox">{t("shell:staffEntrance")}</a>
        </nav>
      </footer>
    </>
  );
}

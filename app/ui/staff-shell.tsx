import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";
import { LanguageLink } from "./language-link.tsx";

export interface NavigationEntry {
  href: string;
  label: string;
}

interface StaffShellProps {
  sections: readonly NavigationEntry[];
  /** The name and office of the signed-in person. Absent on the sign-in page. */
  who?: { name: string; office: string; hasOtherOffices?: boolean };
  children: ReactNode;
}

/** The frame of every staff page: the sections that this person may open, and who is signed in. */
export function StaffShell({ sections, who, children }: StaffShellProps) {
  const t = useT();
  return (
    <>
      <a className="skip" href="#main">
        {t("shell:skip")}
      </a>
      <header className="bar">
        <div className="bar-row">
          <a className="brand" href={who === undefined ? "/" : (sections[0]?.href ?? "/account")}>
            {t("shell:product")}
          </a>
          <div className="who">
            {who !== undefined && <a href="/account">{`${who.name} · ${who.office}`}</a>}
            {who?.hasOtherOffices === true && <a href="/account#offices">{t("shell:changeOffice")}</a>}
            <LanguageLink />
            {who !== undefined && (
              <form method="post" action="/sign-out">
                <button className="linklike">{t("shell:signOut")}</button>
              </form>
            )}
          </div>
        </div>
        {sections.length > 0 && (
          <nav className="bar-row places" aria-label={t("shell:places")}>
            {sections.map((section) => (
              <NavLink key={section.href} to={section.href}>
                {section.label}
              </NavLink>
            ))}
          </nav>
        )}
      </header>
      <main className="page" id="main">
        {children}
      </main>
    </>
  );
}

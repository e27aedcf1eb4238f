import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";
import { LanguageLink } from "./language-link.tsx";

export interface Place {
  href: string;
  label: string;
}

interface StaffShellProps {
  places: readonly Place[];
  /** Who is signed in, as shown: name and office. Absent on the sign-in page. */
  who?: { name: string; office: string };
  children: ReactNode;
}

/** The frame of every page behind the sign-in: the places this person may open, and who is signed in. */
export function StaffShell({ places, who, children }: StaffShellProps) {
  const t = useT();
  return (
    <>
      <a className="skip" href="#main">
        {t("shell:skip")}
      </a>
      <header className="bar">
        <div className="bar-row">
          <a className="brand" href={who === undefined ? "/" : (places[0]?.href ?? "/account")}>
            {t("shell:product")}
          </a>
          <div className="who">
            {who !== undefined && <a href="/account">{`${who.name} · ${who.office}`}</a>}
            <LanguageLink />
            {who !== undefined && (
              <form method="post" action="/sign-out">
                <button className="linklike">{t("shell:signOut")}</button>
              </form>
            )}
          </div>
        </div>
        {places.length > 0 && (
          <nav className="bar-row places" aria-label={t("shell:places")}>
            {places.map((place) => (
              <NavLink key={place.href} to={place.href}>
                {place.label}
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

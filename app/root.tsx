import { isRouteErrorResponse, Outlet, useMatches, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { keyOfText } from "#app/i18n/catalogue.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { CitizenShell } from "#app/ui/citizen-shell.tsx";
import { Problem } from "#app/ui/problem.tsx";
import citizenStyle from "#app/ui/citizen.css?inline";
import staffStyle from "#app/ui/staff.css?url";

type Shell = "citizen" | "staff";

/**
 * The HTML document around every route. A match's `handle.shell` chooses the frame (citizen or staff); `data.title` is
 * the title, `data.feed` the address of the page's Atom feed.
 */
export function Layout({ children }: { children: ReactNode }) {
  const { language, further, nonce } = usePage();
  const t = useT();
  const { shell, title: titleInBase, feed } = useHead();
  const title = useTitle(titleInBase);
  return (
    <html lang={further?.code ?? language} dir={further?.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === undefined ? t("shell:product") : `${title} – ${t("shell:product")}`}</title>
        <link rel="icon" href={icon} />
        {feed !== undefined && (
          <link rel="alternate" type="application/atom+xml" href={feed} title={t("results:column.feed")} />
        )}
        {shell === "citizen" ? (
          <style nonce={nonce} dangerouslySetInnerHTML={{ __html: citizenStyle }} />
        ) : (
          <link rel="stylesheet" href={staffStyle} />
        )}
      </head>
      <body>{children}</body>
    </html>
  );
}

// Inline, so that a phone loads nothing but the page.
const icon =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="15" fill="#a3261f"/><path d="M9 18c3 6 11 6 14 0" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/><circle cx="11" cy="12" r="2" fill="#fff"/><circle cx="21" cy="12" r="2" fill="#fff"/></svg>',
  );

function useHead(): { shell: Shell; title: string | undefined; feed: string | undefined } {
  let shell: Shell = "citizen";
  let title: string | undefined;
  let feed: string | undefined;
  for (const match of useMatches()) {
    const handle = match.handle as { shell?: Shell } | undefined;
    if (handle?.shell !== undefined) shell = handle.shell;
    const data = match.data as { title?: unknown; feed?: unknown } | null | undefined;
    if (typeof data?.title === "string") title = data.title;
    if (typeof data?.feed === "string") feed = data.feed;
  }
  return { shell, title, feed };
}

/** The title in the language of the page: loaders write it in a language of the product. */
function useTitle(title: string | undefined): string | undefined {
  const { language, further } = usePage();
  if (title === undefined || further === undefined) return title;
  const key = keyOfText(language, title);
  // A title that is no text of the product has no translation: the page is shown in the product's language.
  if (key === undefined) {
    further.lacks();
    return title;
  }
  return (further.translate as (key: string) => string)(key);
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <CitizenShell>
      <Problem status={isRouteErrorResponse(error) ? error.status : 500} />
    </CitizenShell>
  );
}

import { useT } from "#app/i18n/page.tsx";

interface PageLinksProps {
  /** The places of the pages around this one; undefined at an end of the list. */
  page: { previous: string | undefined; next: string | undefined };
  /** The address of the page of the list before or after a place; without one, of its first page. */
  addressOf: (place: { before: string } | { after: string } | Record<string, never>) => string;
}

/** The ways from a page of a list to its first page and to those before and after. */
export function PageLinks({ page: { previous, next }, addressOf }: PageLinksProps) {
  const t = useT();
  if (previous === undefined && next === undefined) return null;
  return (
    <nav className="row no-print" aria-label={t("shell:pages.label")}>
      {previous !== undefined && (
        <>
          <a className="button" href={addressOf({})}>
            {t("shell:pages.first")}
          </a>
          <a className="button" href={addressOf({ before: previous })} rel="prev">
            {t("shell:pages.previous")}
          </a>
        </>
      )}
      {next !== undefined && (
        <a className="button" href={addressOf({ after: next })} rel="next">
          {t("shell:pages.next")}
        </a>
      )}
    </nav>
  );
}

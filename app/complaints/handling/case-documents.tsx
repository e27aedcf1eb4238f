import { useT } from "#app/i18n/page.tsx";
import type { CasePage } from "./case-page.ts";

/** What can be made of a closed case or a draft: the official letter, and the answer made public. */
export function CaseDocuments({ page: { found, letter, mayPublish } }: { page: CasePage }) {
  const t = useT();
  if (letter === null && !mayPublish) return null;
  return (
    <section className="card">
      <h2>{t("documents:letter.heading")}</h2>
      {letter !== null && (
        <>
          <p>
            <a className="button" href={`/inbox/${found.reference}/letter.docx`}>
              {t(`documents:letter.${letter}`)}
            </a>
          </p>
          <p className="muted small">{t("documents:letter.hint")}</p>
        </>
      )}
      {mayPublish && (
        <p>
          <a className="button" href={`/inbox/${found.reference}/publication`}>
            {t("documents:publication.link")}
          </a>
        </p>
      )}
    </section>
  );
}

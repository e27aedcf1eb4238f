import { useT } from "#app/i18n/page.tsx";
import type { CasePage } from "./case-page.ts";

/** What can be made of a case with an answer: the official letter, and the answer made public. */
export function CaseDocuments({ page: { found, mayMakeLetter, mayPublish } }: { page: CasePage }) {
  const t = useT();
  if (!mayMakeLetter && !mayPublish) return null;
  return (
    <section className="card">
      <h2>{t("documents:letter.heading")}</h2>
      {mayMakeLetter && (
        <>
          <p>
            <a className="button" href={`/inbox/${found.reference}/letter.docx`}>
              {t("documents:letter.download")}
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

import { useT } from "#app/i18n/page.tsx";
import { withBack } from "#app/platform/forms/back.ts";
import type { CasePage } from "./case-page.ts";

/** What can be made of a closed case or a draft: the official letter, and the answer made public. */
export function CaseDocuments({ page: { found, back, letter, mayPublish } }: { page: CasePage }) {
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
          <a className="button" href={withBack(`/inbox/${found.reference}/publication`, back)}>
            {t("documents:publication.link")}
          </a>
        </p>
      )}
    </section>
  );
}

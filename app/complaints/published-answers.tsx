import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { PublishedAnswer } from "./list-published-answers.server.ts";

/** Published questions and answers on the page of results; nothing where there are none. */
export function PublishedAnswers({ answers }: { answers: readonly PublishedAnswer[] }) {
  const t = useT();
  if (answers.length === 0) return null;
  return (
    <section>
      <h2>{t("documents:published.heading")}</h2>
      <p className="muted">{t("documents:published.lead")}</p>
      {answers.map(({ id, kind, question, answer, receivedOn, answeredOn }) => (
        <article key={id} className="card">
          <p className="muted small">
            {t(`complaints:kinds.${kind}`)}
            {" · "}
            {t("documents:published.days", {
              received: formatDay(receivedOn),
              answered: answeredOn === null ? "–" : formatDay(answeredOn),
            })}
          </p>
          <h3>{t("documents:published.question")}</h3>
          <p className="prose">{question}</p>
          <h3>{t("documents:published.answer")}</h3>
          <p className="prose">{answer}</p>
        </article>
      ))}
    </section>
  );
}

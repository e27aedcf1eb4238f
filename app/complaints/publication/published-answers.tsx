import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { PublishedAnswer } from "./publication.ts";

interface PublishedAnswersProps {
  answers: readonly PublishedAnswer[];
  /** "part": a section of another page, omitted if there are no answers; "page": the page itself. */
  level?: "part" | "page";
}

/** Published questions and answers. */
export function PublishedAnswers({ answers, level = "part" }: PublishedAnswersProps) {
  const t = useT();
  if (answers.length === 0 && level === "part") return null;
  const heading = t("documents:published.heading");
  return (
    <section>
      {level === "part" ? <h2>{heading}</h2> : <h1>{heading}</h1>}
      <p className="muted">{t("documents:published.lead")}</p>
      {answers.map(({ id, kind, question, answer, receivedOn, answeredOn }) => (
        <article key={id} id={`item-${id}`} className="card">
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

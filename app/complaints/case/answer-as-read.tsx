import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";

interface AnswerAsReadProps {
  office: string;
  text: string | null;
  /** A line under the heading, such as the day of the answer. */
  children?: ReactNode;
}

/** Renders an answer as its sender reads it, on the status page and in the preview before it is sent. */
export function AnswerAsRead({ office, text, children }: AnswerAsReadProps) {
  const t = useT();
  return (
    <section className="notice good" aria-labelledby="answer-as-read">
      <h2 id="answer-as-read">{t("complaints:status.answer", { office })}</h2>
      {children}
      <p className="prose">{text}</p>
    </section>
  );
}

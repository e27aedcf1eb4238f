import { useT } from "#app/i18n/page.tsx";
import { mostAttempts } from "#app/webhooks/next-attempt.ts";
import { Command, Fields } from "./guide-parts.tsx";
import type { EventGuide } from "./guide.ts";

const rules = ["answer", "once", "signature", "off", "privacy"] as const;

export interface WebhookSectionProps {
  events: readonly EventGuide[];
  /** Code that verifies a signature. */
  sample: string;
  /** A signature to try other code with. */
  vector: Readonly<Record<"secret" | "id" | "seconds" | "body" | "signature", string>>;
}

/** How other software is told of events: rules, bodies, and code that verifies a signature. */
export function WebhookSection({ events, sample, vector }: WebhookSectionProps) {
  const t = useT();
  return (
    <section aria-labelledby="webhooks">
      <h2 id="webhooks">{t("webhooks:docs.title")}</h2>
      <p>{t("webhooks:docs.text")}</p>
      <ul>
        {rules.map((rule) => (
          <li key={rule}>{t(`webhooks:docs.rules.${rule}`, { attempts: String(mostAttempts) })}</li>
        ))}
      </ul>
      <h3>{t("webhooks:docs.bodies")}</h3>
      {events.map(({ name, rows }) => (
        <article className="card" key={name}>
          <h4>
            <code>{name}</code>
          </h4>
          <p>{t(`webhooks:docs.events.${name}`)}</p>
          <Fields title={t("webhooks:docs.body")} rows={rows} />
        </article>
      ))}
      <h3>{t("webhooks:docs.verify")}</h3>
      <Command label={t("webhooks:docs.verify")} text={sample} />
      <p>{t("webhooks:docs.vector", vector)}</p>
    </section>
  );
}

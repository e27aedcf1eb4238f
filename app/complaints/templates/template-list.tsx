import { useT } from "#app/i18n/page.tsx";
import { EmptyState, Tag } from "#app/ui/parts.tsx";
import type { StoredTemplate } from "./answer-template.ts";
import type { SampleTemplate } from "./sample-templates.ts";

/** The office's templates, each with its text and what can be done with it. */
export function TemplateList({ templates }: { templates: readonly StoredTemplate[] }) {
  const t = useT();
  if (templates.length === 0) {
    return (
      <EmptyState>
        <p>{t("documents:templates.none")}</p>
      </EmptyState>
    );
  }
  return templates.map((template) => <TemplateCard key={template.id} template={template} />);
}

function TemplateCard({
  template: { id, title, body, procedureName, isClosed, revision },
}: {
  template: StoredTemplate;
}) {
  const t = useT();
  return (
    <section className="card" aria-labelledby={`template-${id}`}>
      <h2 id={`template-${id}`}>
        {title} {isClosed && <Tag kind="plain">{t("documents:templates.closed")}</Tag>}
      </h2>
      <p className="muted small">{procedureName ?? t("documents:templates.everyCase")}</p>
      <details>
        <summary>{t("documents:templates.show")}</summary>
        <p className="prose">{body}</p>
      </details>
      <form method="post" action="/settings/templates" className="row">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="revision" value={revision} />
        <a className="button" href={`/settings/templates?change=${id}`}>
          {t("documents:templates.change")}
        </a>
        <button className="button" name="intent" value={isClosed ? "offer" : "close"}>
          {t(isClosed ? "documents:templates.offer" : "documents:templates.close")}
        </button>
      </form>
    </section>
  );
}

/** Samples that the office has not taken: each can be read here and taken into the form, or left. */
export function SampleTemplates({ samples }: { samples: readonly SampleTemplate[] }) {
  const t = useT();
  if (samples.length === 0) return null;
  return (
    <section className="card" aria-labelledby="samples">
      <h2 id="samples">{t("documents:templates.samples")}</h2>
      <p className="muted">{t("documents:templates.samplesHint")}</p>
      {samples.map(({ key, title, body }) => (
        <details key={key}>
          <summary>{title}</summary>
          <p className="prose" lang="vi">
            {body}
          </p>
          <p>
            <a className="button" href={`/settings/templates?sample=${key}#template-form`}>
              {t("documents:templates.take")}
            </a>
          </p>
        </details>
      ))}
    </section>
  );
}

import { useT } from "#app/i18n/page.tsx";
import { EmptyState, Tag } from "#app/ui/parts.tsx";
import type { StoredTemplate } from "./answer-template.ts";

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

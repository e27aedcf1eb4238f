import { useT } from "#app/i18n/page.tsx";
import { Command, Fields } from "./guide-parts.tsx";
import type { LinkSample, RouteGuide } from "./guide.ts";
import { WebhookSection, type WebhookSectionProps } from "./webhook-section.tsx";

const linkRules = ["secret", "number", "signature", "capitals", "private"] as const;

const rules = ["json", "problems", "repeat", "limits", "pages", "cache"] as const;

/** Sample programs for signed links, and values to compare with. */
interface LinkGuide {
  samples: readonly LinkSample[];
  vector: string;
}

interface GuidePageProps {
  base: string;
  /** The address of the product. */
  site: string;
  routes: readonly RouteGuide[];
  links: LinkGuide;
  /** A command that binds the code of a label. */
  label: string;
  webhooks: WebhookSectionProps;
}

/** The documentation of the API: rules, and for each route its fields and a command that works when pasted. */
export function GuidePage({ base, site, routes, links, label, webhooks }: GuidePageProps) {
  const t = useT();
  return (
    <>
      <h1>{t("api:guide.title")}</h1>
      <p>{t("api:intro")}</p>
      <p>{t("api:guide.lead", { base })}</p>
      <p>
        <a className="target" href="/api/v1/openapi.json">
          {t("api:guide.openapi")}
        </a>{" "}
        {t("api:guide.openapiText")}
      </p>
      <section>
        <h2>{t("api:guide.startTitle")}</h2>
        <p>{t("api:guide.startText")}</p>
        <Command label={t("api:guide.startTitle")} text={`HAILONG_KEY="hailong_…"`} />
      </section>
      <section>
        <h2>{t("api:guide.rulesTitle")}</h2>
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{t(`api:guide.rules.${rule}`)}</li>
          ))}
        </ul>
      </section>
      <LinksSection site={site} {...links} />
      <section id="issued-codes">
        <h2>{t("api:guide.codesTitle")}</h2>
        <p>{t("api:guide.codesText")}</p>
        <Command label={t("api:guide.codesLabel")} text={label} />
      </section>
      <section>
        <h2>{t("api:guide.routesTitle")}</h2>
        {routes.map((route) => (
          <RouteSection key={route.name} route={route} />
        ))}
      </section>
      <WebhookSection {...webhooks} />
    </>
  );
}

/** How other software makes rating links by itself, with sample programs. */
function LinksSection({ site, samples, vector }: LinkGuide & { site: string }) {
  const t = useT();
  return (
    <section id="signed-links">
      <h2>{t("api:guide.linksTitle")}</h2>
      <p>{t("api:guide.linksText")}</p>
      <Command label={t("api:guide.linksTitle")} text={t("api:guide.linksForm", { site })} />
      <ul>
        {linkRules.map((rule) => (
          <li key={rule}>{t(`api:guide.linksRules.${rule}`)}</li>
        ))}
      </ul>
      <p>{t("api:guide.linksVector")}</p>
      <Command label={t("api:guide.linksVectorLabel")} text={vector} />
      {samples.map(({ name, text }) => (
        <details key={name}>
          <summary>{t("api:guide.linksSample", { name })}</summary>
          <Command label={t("api:guide.linksSample", { name })} text={text} />
        </details>
      ))}
    </section>
  );
}

function RouteSection({ route }: { route: RouteGuide }) {
  const t = useT();
  const title = t(`api:routes.${route.name}.title`);
  return (
    <article className="card" id={route.name}>
      <h3>{title}</h3>
      <p>
        <code>
          {route.method} {route.path}
        </code>
      </p>
      <p>{t(`api:routes.${route.name}.text`)}</p>
      <p>
        {t("api:guide.scope")}: {route.scope === null ? t("api:guide.anyKey") : <code>{route.scope}</code>}
      </p>
      <p>{t("api:guide.request")}:</p>
      <Command label={`${t("api:guide.request")}: ${title}`} text={route.command} />
      <Fields title={t("api:guide.query")} rows={route.query} />
      <Fields title={t("api:guide.sent")} rows={route.sent} />
      {route.contentType === "application/json" ? (
        <Fields title={t("api:guide.answered")} rows={route.answered} />
      ) : (
        <p>{t("api:guide.picture", { type: route.contentType })}</p>
      )}
    </article>
  );
}

import { useT } from "#app/i18n/page.tsx";

/** The addresses with which a portal shows the column, to be copied. */
export function ColumnAddresses({ site, slug }: { site: string; slug: string }) {
  const t = useT();
  const addressOf = (name: string) => new URL(`/results/${name}?office=${encodeURIComponent(slug)}`, site).href;
  const frame = `<iframe src="${addressOf("frame.html")}" title="CCHC" width="100%" height="640" loading="lazy"></iframe>`;
  return (
    <section className="card no-print" aria-labelledby="embed">
      <h2 id="embed">{t("results:column.counts.embed")}</h2>
      <p>{t("results:column.counts.embedLead")}</p>
      <dl>
        <dt>{t("results:column.counts.embedFeed")}</dt>
        <dd>
          <a href={addressOf("feed.xml")}>{addressOf("feed.xml")}</a>
        </dd>
        <dt>{t("results:column.counts.embedFragment")}</dt>
        <dd>
          <a href={addressOf("fragment.html")}>{addressOf("fragment.html")}</a>
        </dd>
        <dt>{t("results:column.counts.embedFrame")}</dt>
        <dd>
          <code>{frame}</code>
        </dd>
      </dl>
    </section>
  );
}

import { formatDay } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { dayOf } from "#app/platform/day.ts";
import { escaped, itemPath, paragraphsOf, titleOf, type ColumnItem, type ColumnOffice } from "./column-item.ts";

export interface AskedFragment {
  office: ColumnOffice;
  items: readonly ColumnItem[];
  /** The address of this installation. */
  site: string;
  language: Language;
  t: Translate;
}

/**
 * The column as one `<section>` to be put into a page of another site on its server: no script, no style, no id, every text
 * escaped, links with their whole address.
 */
export function columnFragment({ office, items, site, language, t }: AskedFragment): string {
  const urlOf = (path: string) => escaped(new URL(path, site).href);
  const title = escaped(t("results:column.title", { office: office.name }));
  return [
    `<section class="hai-long-cchc" lang="${language}" aria-label="${title}">`,
    `<h2>${title}</h2>`,
    ...(items.length === 0 ? [`<p>${escaped(t("results:column.empty"))}</p>`] : []),
    ...items.map((item) => article(item, { office, t, urlOf })),
    `<p><a href="${urlOf(`/results?office=${encodeURIComponent(office.slug)}`)}" ${newWindow}>${escaped(t("results:column.all"))}</a></p>`,
    "</section>",
    "",
  ].join("\n");
}

// In a frame a link would open inside of the frame, where other pages of the product refuse to be shown.
const newWindow = 'target="_blank" rel="noopener"';

interface ArticleFrame {
  office: ColumnOffice;
  t: Translate;
  urlOf: (path: string) => string;
}

function article(item: ColumnItem, { office, t, urlOf }: ArticleFrame): string {
  const { kind, publishedAt, heard, said } = item;
  const on = dayOf(publishedAt);
  const part = (label: string, text: string) => {
    const [first = "", ...others] = paragraphsOf(text).map(escaped);
    return [`<p><strong>${escaped(label)}:</strong> ${first}</p>`, ...others.map((line) => `<p>${line}</p>`)];
  };
  return [
    "<article>",
    `<h3><a href="${urlOf(itemPath(item, office.slug))}" ${newWindow}>${escaped(titleOf(kind === "answer" ? heard : said))}</a></h3>`,
    `<p><small>${escaped(t(`results:column.kinds.${kind}`))} · <time datetime="${on}">${formatDay(on)}</time></small></p>`,
    ...part(t(`results:column.heard.${kind}`), heard),
    ...part(t(`results:column.said.${kind}`), said),
    "</article>",
  ].join("\n");
}

/** The style of the page for a frame; the security headers allow exactly this text by its hash. */
export const frameStyle =
  "body{margin:0;padding:12px;font:16px/1.55 system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif;color:#1c2733;" +
  "background:#fff;overflow-wrap:anywhere}h2{font-size:1.25rem;margin:0 0 12px}h3{font-size:1.05rem;margin:0}" +
  "p{margin:4px 0 8px}article{border-top:1px solid #d9d4c7;padding:12px 0}a{color:#8f1f19}small{color:#55606b}";

/** The column as a page of its own for an `<iframe>`. */
export function columnFrame(asked: AskedFragment): string {
  const title = escaped(asked.t("results:column.title", { office: asked.office.name }));
  return [
    `<!doctype html>`,
    `<html lang="${asked.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${title}</title><style>${frameStyle}</style></head><body>`,
    columnFragment(asked),
    "</body></html>",
    "",
  ].join("\n");
}

/** Whether other sites may show the page at this path in a frame. It has links and nothing that could be clicked into acting. */
export function isFramePage(path: string): boolean {
  return /^\/results\/frame\.html\/?$/i.test(path);
}

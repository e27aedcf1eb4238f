import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Instant } from "#app/platform/day.ts";
import { escaped, itemPath, paragraphsOf, titleOf, type ColumnItem, type ColumnOffice } from "./column-item.ts";

export interface AskedFeed {
  office: ColumnOffice;
  items: readonly ColumnItem[];
  /** The address of this installation. */
  site: string;
  /** When the office was created: the time of a feed that is still empty. */
  since: Instant;
  language: Language;
  t: Translate;
}

/**
 * The column as an Atom feed (RFC 4287). Atom, not RSS 2.0: its ids and times are required and exact, and it says whether a
 * text is markup, so that no reader has to guess.
 */
export function atomFeed({ office, items, site, since, language, t }: AskedFeed): string {
  const urlOf = (path: string) => escaped(new URL(path, site).href);
  const query = `office=${encodeURIComponent(office.slug)}`;
  const updated = items.reduce<Instant>(
    (latest, { publishedAt }) => (publishedAt > latest ? publishedAt : latest),
    since,
  );
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>urn:uuid:${escaped(office.id)}</id>`,
    `<title>${escaped(t("results:column.title", { office: office.name }))}</title>`,
    `<subtitle>${escaped(t("results:column.lead"))}</subtitle>`,
    `<updated>${updated}</updated>`,
    `<author><name>${escaped(office.name)}</name></author>`,
    `<rights>${escaped(t("results:column.rights", { office: office.name }))}</rights>`,
    `<link rel="self" type="application/atom+xml" href="${urlOf(`/results/feed.xml?${query}`)}"/>`,
    `<link rel="alternate" type="text/html" href="${urlOf(`/results?${query}`)}"/>`,
    ...items.map((item) => entry(item, { office, t, urlOf })),
    "</feed>",
    "",
  ];
  return lines.join("\n");
}

interface EntryFrame {
  office: ColumnOffice;
  t: Translate;
  urlOf: (path: string) => string;
}

function entry(item: ColumnItem, { office, t, urlOf }: EntryFrame): string {
  const { id, kind, publishedAt, heard, said } = item;
  const part = (heading: string, text: string) =>
    [`<h3>${escaped(heading)}</h3>`, ...paragraphsOf(text).map((line) => `<p>${escaped(line)}</p>`)].join("");
  return [
    "<entry>",
    `<id>urn:uuid:${escaped(id)}</id>`,
    `<title>${escaped(titleOf(kind === "answer" ? heard : said))}</title>`,
    `<published>${publishedAt}</published>`,
    `<updated>${publishedAt}</updated>`,
    `<category term="${kind}" label="${escaped(t(`results:column.kinds.${kind}`))}"/>`,
    `<link rel="alternate" type="text/html" href="${urlOf(itemPath(item, office.slug))}"/>`,
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">',
    part(t(`results:column.heard.${kind}`), heard) + part(t(`results:column.said.${kind}`), said),
    "</div></content>",
    "</entry>",
  ].join("\n");
}

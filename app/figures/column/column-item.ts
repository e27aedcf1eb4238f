import type { Day, Instant } from "#app/platform/day.ts";
import { xmlText } from "#app/platform/text/xml-text.ts";

/** What the column on administrative reform consists of: published answers, and what the office changed. */
export const columnKinds = ["answer", "improvement"] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** An item of the column. */
export interface ColumnItem {
  /** The id of the published row: it never changes, so that feed readers show the item once. */
  id: string;
  kind: ColumnKind;
  publishedAt: Instant;
  /** What people asked or said. */
  heard: string;
  /** The office's answer, or what it changed. */
  said: string;
  /** The day of the answer or of the change. */
  happenedOn: Day | null;
}

/** The office whose column it is. */
export interface ColumnOffice {
  id: string;
  slug: string;
  name: string;
}

/** The most items in the feed and in the fragment. */
export const mostItems = 20;
const usualItems = 5;

/** How many items `?items=` asks for in the fragment: 1 to 20, else 5. */
export function askedItems(search: URLSearchParams): number {
  const asked = search.get("items") ?? "";
  const number = /^\d{1,2}$/.test(asked) ? Number(asked) : usualItems;
  return number >= 1 && number <= mostItems ? number : usualItems;
}

/** The path of an item on this site. */
export function itemPath({ id, kind }: Pick<ColumnItem, "id" | "kind">, slug: string): string {
  const office = `office=${encodeURIComponent(slug)}`;
  return kind === "answer"
    ? `/results/answers?${office}&from=${id}#item-${id}`
    : `/results/improvements?${office}#item-${id}`;
}

const longestTitle = 90;

/** The beginning of a text as a title: one line, cut between words. */
export function titleOf(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const letters = Array.from(line);
  if (letters.length <= longestTitle) return line;
  const cut = letters.slice(0, longestTitle).join("");
  const lastSpace = cut.lastIndexOf(" ");
  return `${lastSpace > longestTitle / 2 ? cut.slice(0, lastSpace) : cut}…`;
}

/** The paragraphs of a typed text. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text inside markup, also inside an attribute: without the characters that XML does not allow. */
export function escaped(text: string): string {
  return xmlText(text).replace(/["&'<>]/g, (sign) => entities[sign] ?? "");
}

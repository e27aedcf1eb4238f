import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { atomFeed } from "#app/figures/column/atom-feed.ts";
import { columnTable, type CountedItem } from "#app/figures/column/column-counts.ts";
import { columnFragment, columnFrame, isFramePage } from "#app/figures/column/column-fragment.ts";
import { askedItems, titleOf, type ColumnItem } from "#app/figures/column/column-item.ts";
import { translator } from "#app/i18n/translate.ts";
import { day, type Instant } from "#app/platform/day.ts";

const hostile = `</div><script>alert("1")</script>]]>&nbsp;'"<img src=x onerror=alert(1)>\u0000\uFFFE\uD800`;
const instant = (text: string) => text as Instant;

const items: ColumnItem[] = [
  {
    id: "0193a000-0000-7000-8000-000000000001",
    kind: "answer",
    publishedAt: instant("2026-11-20T02:15:00.000Z"),
    heard: hostile,
    said: `Kính gửi Ông/Bà,\n\n${hostile}`,
    happenedOn: day("2026-11-19"),
  },
  {
    id: "0193a000-0000-7000-8000-000000000002",
    kind: "improvement",
    publishedAt: instant("2026-11-18T08:00:00.000Z"),
    heard: "Phải chờ lâu.",
    said: "Mở thêm một quầy vào sáng thứ Hai.",
    happenedOn: null,
  },
];
const office = { id: "0193a000-0000-7000-8000-0000000000ff", slug: "so-a&b", name: 'Sở <A> & "B"' };
const asked = {
  office,
  items,
  site: "https://hailong.example",
  since: instant("2026-01-01T00:00:00.000Z"),
  language: "vi" as const,
  t: translator("vi"),
};

interface Node {
  name: string;
  attributes: Record<string, string>;
  text: string;
  parent: string;
}

/** Reads the text as XML; throws if it is not well formed. */
function elementsOf(xml: string): Node[] {
  const found: Node[] = [];
  const open: Node[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const node = { name, attributes, text: "", parent: open.at(-1)?.name ?? "" };
    found.push(node);
    open.push(node);
  });
  parser.on("text", (text) => {
    for (const node of open) node.text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  return found;
}

const instants = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

test("the feed is well-formed Atom with what RFC 4287 requires of feed and entries", () => {
  const nodes = elementsOf(atomFeed(asked));
  expect(nodes[0]).toMatchObject({ name: "feed", attributes: { xmlns: "http://www.w3.org/2005/Atom" } });
  const inside = (parent: string, name: string) => nodes.filter((one) => one.parent === parent && one.name === name);
  for (const name of ["id", "title", "updated", "author"]) expect(inside("feed", name)).toHaveLength(1);
  for (const name of ["id", "title", "updated", "published", "content"]) {
    expect(inside("entry", name)).toHaveLength(items.length);
  }
  for (const { text } of [
    ...inside("feed", "updated"),
    ...inside("entry", "updated"),
    ...inside("entry", "published"),
  ]) {
    expect(text).toMatch(instants);
  }
  expect(inside("feed", "updated")[0]?.text).toBe("2026-11-20T02:15:00.000Z");
  expect(inside("entry", "id").map(({ text }) => text)).toEqual(items.map(({ id }) => `urn:uuid:${id}`));
  expect(inside("author", "name")[0]?.text).toBe(office.name);
  expect(inside("feed", "link").map(({ attributes }) => attributes["href"])).toEqual([
    "https://hailong.example/results/feed.xml?office=so-a%26b",
    "https://hailong.example/results?office=so-a%26b",
  ]);
});

test("hostile texts stay texts in the feed, and characters that XML does not know are left out", () => {
  const nodes = elementsOf(atomFeed(asked));
  expect(nodes.map(({ name }) => name)).not.toContain("script");
  expect(nodes.map(({ name }) => name)).not.toContain("img");
  const [content] = nodes.filter(({ name }) => name === "content");
  expect(content?.text).toContain('</div><script>alert("1")</script>]]>&nbsp;');
  expect(content?.text).not.toMatch(/[\u0000\uFFFE]/u); // eslint-disable-line no-control-regex -- what must not be there
});

test("an entry keeps its id and times whatever else is in the feed and wherever the site lives", () => {
  const entriesOf = (feed: string) => feed.split("<entry>").slice(1);
  const one = entriesOf(atomFeed({ ...asked, items: items.slice(1) }))[0];
  expect(entriesOf(atomFeed(asked))[1]).toBe(one);
  const moved = atomFeed({ ...asked, site: "https://moi.example" });
  expect(elementsOf(moved).filter(({ name }) => name === "id")).toEqual(
    elementsOf(atomFeed(asked)).filter(({ name }) => name === "id"),
  );
});

test("an empty feed has the time when the office was created", () => {
  const nodes = elementsOf(atomFeed({ ...asked, items: [] }));
  expect(nodes.find(({ name }) => name === "updated")?.text).toBe("2026-01-01T00:00:00.000Z");
});

test("the fragment has no script, no style, no id, and whole addresses", () => {
  const fragment = columnFragment(asked);
  const nodes = elementsOf(fragment);
  const names = new Set(nodes.map(({ name }) => name));
  expect([...names].sort()).toEqual(["a", "article", "h2", "h3", "p", "section", "small", "strong", "time"]);
  for (const { attributes } of nodes) {
    expect(Object.keys(attributes).every((name) => !name.startsWith("on") && name !== "id" && name !== "style")).toBe(
      true,
    );
    if (attributes["href"] !== undefined) expect(attributes["href"]).toMatch(/^https:\/\/hailong\.example\/results/);
  }
  expect(nodes.filter(({ name }) => name === "article")).toHaveLength(2);
});

test("the page for a frame contains the fragment and its one style", () => {
  expect(columnFrame(asked)).toContain(columnFragment(asked));
  expect(columnFrame(asked)).not.toMatch(/<script/i);
});

test.each([
  ["/results/frame.html", true],
  ["/Results/Frame.html", true],
  ["/results/frame.html/", true],
  ["/results/fragment.html", false],
  ["/results", false],
  ["/r/frame.html", false],
  ["/dashboard/results/frame.html", false],
])("whether other sites may frame %s", (path, expected) => {
  expect(isFramePage(path)).toBe(expected);
});

test.each([
  ["", 5],
  ["items=10", 10],
  ["items=20", 20],
  ["items=21", 5],
  ["items=0", 5],
  ["items=-1", 5],
  ["items=1e9", 5],
  ["items=999999999999", 5],
])("the fragment for ?%s has at most %i items", (search, expected) => {
  expect(askedItems(new URLSearchParams(search))).toBe(expected);
});

test("a title is one line, cut between words", () => {
  expect(titleOf("Một\n câu  ngắn.")).toBe("Một câu ngắn.");
  const long = titleOf("hồ sơ ".repeat(40));
  expect(long.endsWith("sơ…") || long.endsWith("hồ…")).toBe(true);
  expect(Array.from(titleOf("x".repeat(500)))).toHaveLength(91);
});

const counted = (kind: CountedItem["kind"], publishedOn: string, isShown = true): CountedItem => ({
  kind,
  publishedOn: day(publishedOn),
  isShown,
});

test("the numbers for months 2, 5, 8 and 10 begin after the month of the report before", () => {
  const of2026 = [
    counted("answer", "2025-11-01"),
    counted("answer", "2025-10-31"),
    counted("improvement", "2026-02-28"),
    counted("answer", "2026-03-01"),
    counted("answer", "2026-05-31", false),
    counted("improvement", "2026-10-31"),
    counted("improvement", "2026-11-01"),
  ];
  const t = translator("vi");
  const table = columnTable("reports", { items: of2026, year: 2026, today: day("2026-11-21"), t });
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    ["Báo cáo tháng 02/2026", "2025-11-01", "2026-02-28", 1, 1, 2, 1, 0],
    ["Báo cáo tháng 05/2026", "2026-03-01", "2026-05-31", 1, 0, 1, 2, 1],
    ["Báo cáo tháng 08/2026", "2026-06-01", "2026-08-31", 0, 0, 0, 2, 0],
    ["Báo cáo tháng 10/2026", "2026-09-01", "2026-10-31", 0, 1, 1, 3, 0],
  ]);
});

test("a running period ends today, and one that has not begun is not listed", () => {
  const t = translator("vi");
  const input = { items: [counted("answer", "2026-04-02")], year: 2026, today: day("2026-04-10"), t };
  expect(columnTable("reports", input).rows.map(({ cells }) => cells.slice(1, 4))).toEqual([
    ["2025-11-01", "2026-02-28", 0],
    ["2026-03-01", "2026-04-10", 1],
  ]);
  expect(columnTable("quarters", input).rows).toHaveLength(2);
  expect(columnTable("months", input).rows).toHaveLength(4);
});

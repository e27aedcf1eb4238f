import { expect, test } from "vitest";
import { areas, messages } from "#app/i18n/messages.ts";
import { filesBelow, read, withoutComments } from "#test/architecture/tree.ts";

interface Tree {
  readonly [key: string]: string | Tree;
}

/** Texts by full key, `area:group.key`. */
function textsOf(tree: Tree): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (branch: Tree, path: string, separator: string) => {
    for (const [key, value] of Object.entries(branch)) {
      const full = path === "" ? key : `${path}${separator}${key}`;
      if (typeof value === "string") texts.set(full, value);
      else walk(value, full, path === "" ? ":" : ".");
    }
  };
  walk(tree, "", "");
  return texts;
}

const vietnamese = textsOf(messages.vi);
const english = textsOf(messages.en);

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]).sort();

test("both languages have the same keys", () => {
  expect(vietnamese.size).toBeGreaterThan(50);
  expect([...english.keys()].sort()).toEqual([...vietnamese.keys()].sort());
});

test("no text is empty, in either language", () => {
  const empty = [...vietnamese, ...english].filter(([, text]) => text.trim() === "").map(([key]) => key);
  expect(empty).toEqual([]);
});

test("both languages speak of the same values", () => {
  const different = [...vietnamese].filter(
    ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? "").join(),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

test("Vietnamese letters are composed (NFC), so that searching and comparing them works", () => {
  const decomposed = [...vietnamese].filter(([, text]) => text !== text.normalize("NFC")).map(([key]) => key);
  expect(decomposed).toEqual([]);
});

/** Keys written in code as a whole; ends of keys that are put together at run time are cut at the first `${`. */
function keysIn(text: string): { whole: string[]; begun: string[] } {
  const whole = [...text.matchAll(new RegExp(`["'\`]((?:${areas.join("|")}):[\\w.-]+)["'\`]`, "g"))];
  const begun = [...text.matchAll(new RegExp(`\`((?:${areas.join("|")}):[\\w.-]*)\\$\\{`, "g"))];
  return { whole: whole.map((match) => match[1] ?? ""), begun: begun.map((match) => match[1] ?? "") };
}

test("every text that the code asks for exists", () => {
  const sources = read(["app", "db"].flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path)));
  const all = [...vietnamese.keys()];
  const asked = sources.map(({ path, text }) => ({ path, ...keysIn(withoutComments(text)) }));
  expect(asked.flatMap(({ whole }) => whole).length).toBeGreaterThan(50);
  const missing = asked.flatMap(({ path, whole, begun }) => [
    ...whole
      // A text, one with plural forms, or a group of texts that is handed on by its name.
      .filter(
        (key) => !vietnamese.has(key) && !all.some((one) => one.startsWith(`${key}_`) || one.startsWith(`${key}.`)),
      )
      .map((key) => `${path}: ${key}`),
    ...begun.filter((key) => !all.some((one) => one.startsWith(key))).map((key) => `${path}: ${key}…`),
  ]);
  expect(missing).toEqual([]);
});

/** Words that say something else than meant, or that no text of the product uses; why, and where they are right. */
const refusedWords: readonly { why: string; pattern: RegExp; except?: string }[] = [
  { why: "“trên dưới N” means “about N”: “ít hơn N” is meant", pattern: /trên dưới/i },
  { why: "an order to an inferior: “đề nghị”", pattern: /(?<![\p{L}])hãy(?![\p{L}])/iu },
  { why: "a per cent sign that can fall to the next line: U+00A0 before it", pattern: /[\d}] %/ },
  {
    why: "“Điều”, “Khoản” and “Mục” are cited with a capital, before the law",
    pattern: /(?<![\p{L}])(?:điều|khoản|mục) (?:\d|[IVX]+[.,)])/u,
  },
  {
    why: "a document is cited with “số”",
    pattern: /(?<![\p{L}])(?:Nghị định|Quyết định|Nghị quyết|Thông tư|Công văn|Thông báo|Kế hoạch) \d/u,
  },
  { why: "the year of a law is “năm 2015”", pattern: /(?:Bộ luật|Luật) (?:(?!năm )\p{L}+ )+(?:19|20)\d\d/u },
  {
    why: "one tone placement in the product: òa, óa, úy",
    pattern: /[Tt]uỳ|[Xx]oá|[Hh]oá(?!n)|[Hh]oà(?!n)|[Tt]hoả(?!n)|[Tt]oà(?!n)|Uỷ|uỷ(?!n)/,
  },
  { why: "no word may assume a tỉnh", pattern: /toàn tỉnh(?!.*toàn thành phố)/i, except: "province:all.province" },
  { why: "days are written dd/MM/yyyy", pattern: /(?<!\d)(?:\d\/\d{1,2}|\d{1,2}\/\d)\/(?:19|20)\d\d/ },
  {
    why: "the weekday has a capital only where it begins",
    pattern: /[\p{L},;:] Thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)(?![\p{L}])/u,
  },
];

test.each(refusedWords)("no Vietnamese text breaks the rule: $why", ({ pattern, except }) => {
  const broken = [...vietnamese].filter(([key, text]) => key !== except && pattern.test(text));
  expect(broken.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
});

test("the plans, the calendar and the demonstration keep the same rules of wording", () => {
  const shipped = read(
    [...filesBelow("app/targets"), ...filesBelow("app/deadlines"), ...filesBelow("app/demo")].filter((path) =>
      /(?:plan-|draft-year|demo-|working-calendar)[^/]*\.(?:ts|json)$/.test(path),
    ),
  );
  expect(shipped.length).toBeGreaterThan(10);
  const broken = shipped.flatMap(({ path, text }) =>
    refusedWords
      .filter(({ pattern }) => pattern.test(path.endsWith(".json") ? text : withoutComments(text)))
      .map(({ why }) => `${path}: ${why}`),
  );
  expect(broken).toEqual([]);
});

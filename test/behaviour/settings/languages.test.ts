import { expect, test } from "vitest";
import { catalogueOf, translationProblem } from "#app/i18n/catalogue.ts";
import { findLanguageTexts, findOfferedLanguages, listFurtherLanguages } from "#app/i18n/further-languages.server.ts";
import { furtherLanguageOf, languageCookie, languageOf } from "#app/i18n/language.server.ts";
import { formatLongDay } from "#app/i18n/format.ts";
import { day } from "#app/platform/day.ts";
import { addLanguage, importTexts, offerLanguage } from "#app/settings/change-language.server.ts";
import { listLanguageStates } from "#app/settings/list-languages.server.ts";
import { readCatalogue, writtenCatalogue } from "#app/spreadsheets/catalogue-file.ts";
import { readLines } from "#app/spreadsheets/read-lines.server.ts";
import { tableResponse } from "#app/spreadsheets/write-file.server.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

async function open() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  return { context, officeId, by: await givenColleague(context, officeId, ["administrator"]) };
}

/** Every text of the language, translated by putting a sign before the English one. */
const translated = (code: string) =>
  catalogueOf(code).map(({ key, en }, index) => ({ line: index + 2, key, words: `ក ${en}` }));

const requestFor = (path: string, cookie = "") =>
  new Request(`http://localhost${path}`, { headers: { Cookie: cookie } });

test("Khmer stands ready as an empty catalogue: listed, nothing translated, not offered", async () => {
  const { context, by } = await open();
  const all = catalogueOf("km").length;
  expect(await listLanguageStates(context.db)).toEqual([
    { code: "km", name: "ភាសាខ្មែរ", isOffered: false, missing: all, all },
  ]);
  expect(await findOfferedLanguages(context.db)).toEqual([]);
  expect(await offerLanguage(context, by, "km", true)).toEqual({ ok: false, reason: "incomplete" });
});

test.each(["csv", "xlsx"] as const)("a catalogue comes back from a file as %s", async (kind) => {
  const { context, by } = await open();
  const half = translated("km").slice(0, 40);
  await importTexts(context, by, "km", [...half, { line: 99, key: "shell:home", words: "=ក" }]);
  const written = writtenCatalogue("km", await findLanguageTexts(context.db, "km"), "vi");
  const file = new File([await (await tableResponse(written, kind, "km")).arrayBuffer()], "km");
  const read = await readLines(file);
  const lines = read.ok ? (readCatalogue(read.lines) ?? []) : [];
  expect(lines).toHaveLength(catalogueOf("km").length);
  expect(lines.find(({ key }) => key === "shell:home")?.words).toBe("=ក");
  expect(await importTexts(context, by, "km", lines)).toMatchObject({ changed: 0, refused: [] });
});

test("a language is offered when it is complete and somebody switches it on, in every process", async () => {
  const { context, officeId, by } = await open();
  const other: Context = { ...context };
  expect(await importTexts(context, by, "km", translated("km").slice(1))).toMatchObject({ missing: 1 });
  expect(await offerLanguage(context, by, "km", true)).toMatchObject({ ok: false });
  expect(await importTexts(context, by, "km", translated("km"))).toMatchObject({ changed: 1, missing: 0 });
  expect(await findOfferedLanguages(other.db)).toEqual([]);
  expect(await offerLanguage(context, by, "km", true)).toEqual({ ok: true });
  const [khmer] = await findOfferedLanguages(other.db);
  expect(khmer?.translate("shell:home")).toBe("ក Home");
  const next = [{ line: 2, key: "shell:home", words: "ទំព័រដើម" }];
  await importTexts(context, by, "km", next);
  expect((await findOfferedLanguages(other.db))[0]?.translate("shell:home")).toBe("ទំព័រដើម");
  await offerLanguage(context, by, "km", false);
  expect(await findOfferedLanguages(other.db)).toEqual([]);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines.map(({ action }) => action)).toEqual([
    "language-withdrawn",
    "language-translated",
    "language-offered",
    "language-translated",
    "language-translated",
  ]);
  expect(lines[1]?.changes).toEqual([
    { field: "languageText", before: "shell:home: ក Home", after: "shell:home: ទំព័រដើម" },
  ]);
});

test("a language that an update makes incomplete is no longer shown, though it stays switched on", async () => {
  const { context, by } = await open();
  await importTexts(context, by, "km", translated("km"));
  await offerLanguage(context, by, "km", true);
  // An update brings a key that nobody has translated.
  await context.db.deleteFrom("language_texts").where("message_key", "=", "shell:home").execute();
  await context.db.updateTable("languages").set({ revision: 99 }).execute();
  expect(await findOfferedLanguages(context.db)).toEqual([]);
  expect(await listLanguageStates(context.db)).toMatchObject([{ isOffered: true, missing: 1 }]);
});

test("texts with mistakes are named with their line, and the others are taken", async () => {
  const { context, by } = await open();
  const outcome = await importTexts(context, by, "km", [
    { line: 2, key: "shell:home", words: "<b>ទំព័រ</b>" },
    { line: 3, key: "complaints:status.overdue", words: "ហួស {{due}}" },
    { line: 4, key: "complaints:status.overdue", words: "ហួស {{due}} {{contact}} {{secret}}" },
    { line: 5, key: "shell:follow", words: "$t(shell:home)" },
    { line: 6, key: "shell:results", words: "ក".repeat(3000) },
    { line: 7, key: "staff:audit.title", words: "ក" },
    { line: 8, key: "__proto__", words: "ក" },
    { line: 9, key: "shell:product", words: "ហាយឡុង" },
  ]);
  expect(outcome).toMatchObject({
    changed: 1,
    refused: [
      { line: 2, problem: "html" },
      { line: 3, problem: "placeholders" },
      { line: 4, problem: "placeholders" },
      { line: 5, problem: "nesting" },
      { line: 6, problem: "long" },
      { line: 7, problem: "unknownKey" },
      { line: 8, problem: "unknownKey" },
    ],
  });
  expect(await importTexts(context, by, "xx", [])).toEqual({ ok: false, reason: "unknown" });
});

test("a language has the plural forms of its own grammar, and days in its own words", () => {
  const waiting = (code: string) => catalogueOf(code).filter(({ key }) => key.startsWith("complaints:status.waiting"));
  expect(waiting("km").map(({ key }) => key)).toEqual(["complaints:status.waiting_other"]);
  expect(waiting("ru").map(({ key }) => key.split("_")[1])).toEqual(["one", "few", "many", "other"]);
  expect(formatLongDay(day("2026-11-30"), "km")).toBe("ចន្ទ, 30/11/2026");
  for (const entry of catalogueOf("ru"))
    expect([entry.key, translationProblem(entry, entry.en)]).toEqual([entry.key, undefined]);
});

test.each([["vi"], ["en"], ["x"], ["zz"], ["../"], ["km; drop"]])(
  "%j is no code of a further language",
  async (code) => {
    const { context, by } = await open();
    expect(await addLanguage(context, by, { code, name: "Tên" })).toEqual({ ok: false, reason: "code" });
    expect(await listFurtherLanguages(context.db)).toHaveLength(1);
  },
);

test("of a request, only a language that is offered counts; pages of staff stay in the product's languages", async () => {
  const { context, by } = await open();
  await addLanguage(context, by, { code: "lo", name: "ລາວ" });
  const offered = [{ code: "km" }];
  expect(furtherLanguageOf(requestFor("/?lang=km"), offered)?.code).toBe("km");
  expect(furtherLanguageOf(requestFor("/", "language=km"), offered)?.code).toBe("km");
  expect(furtherLanguageOf(requestFor("/?lang=en", "language=km"), offered)).toBeUndefined();
  expect(furtherLanguageOf(requestFor("/?lang=lo"), offered)).toBeUndefined();
  expect(languageOf(requestFor("/?lang=km"))).toBe("vi");
  expect(languageCookie(requestFor("/?lang=km"), "http://localhost", offered)).toContain("language=km");
  expect(languageCookie(requestFor("/?lang=lo"), "http://localhost", offered)).toBeUndefined();
});

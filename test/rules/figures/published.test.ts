import { expect, test } from "vitest";
import { improvementRefusal } from "#app/figures/improvements/improvement.ts";
import { readPublicQuery } from "#app/figures/published/public-query.ts";
import { shortList } from "#app/figures/published/published.ts";
import { isFresh, tagOf } from "#app/platform/etag.server.ts";
import { day } from "#app/platform/day.ts";

const today = day("2026-11-20");

test.each([
  ["", "2026-01-01"],
  ["year=2025", "2025-01-01"],
  ["kind=year&year=2025", "2025-01-01"],
  ["kind=quarter&year=2026&quarter=3", "2026-07-01"],
  ["kind=quarter", "2026-10-01"],
  ["office=skhcn&lang=en", "2026-01-01"],
])("“%s” asks for the period that begins on %s", (search, from) => {
  const read = readPublicQuery(new URLSearchParams(search), today, true);
  expect(read.ok && read.query.period.from).toBe(from);
});

test.each([
  ["kind=month&year=2025&month=3", "unknown", "month"],
  ["from=2026-03-01&to=2026-03-02", "unknown", "from"],
  ["kind=days", "kind", "kind"],
  ["kind=quarter&year=2026&quarter=9", "quarter", "quarter"],
  ["kind=quarter&year=2025", "quarter", "quarter"],
  ["kind=year&year=2026&quarter=3", "quarterAlone", "quarter"],
  ["quarter=3", "quarterAlone", "quarter"],
  ["year=26", "year", "year"],
  ["year=2027", "future", "year"],
  ["year=2025&year=2026", "twice", "year"],
  ["fbclid=x", "unknown", "fbclid"],
])("“%s” is refused: %s, because of %s", (search, problem, parameter) => {
  expect(readPublicQuery(new URLSearchParams(search), today, true)).toEqual({ ok: false, problem, parameter });
});

test("a page is lenient with what others append to its links", () => {
  expect(readPublicQuery(new URLSearchParams("fbclid=x"), today, false)).toMatchObject({ ok: true });
  expect(readPublicQuery(new URLSearchParams("month=3"), today, false)).toMatchObject({ ok: false });
});

test.each([
  ["up to five short texts", [10, 10, 10, 10, 10, 10], 5, true],
  ["no more when all fit", [10, 10], 2, false],
  ["one text, however long", [20_000, 10], 1, true],
  ["as many as fit together", [3000, 3000, 1], 2, true],
  ["nothing of nothing", [], 0, false],
])("a short list shows %s", (_words, lengths, count, more) => {
  const list = shortList(lengths, (length) => length);
  expect([list.shown.length, list.more]).toEqual([count, more]);
});

test("only what has happened is told, and words about a person only after a look", () => {
  const input = {
    heard: "Chờ lâu vào sáng thứ Hai.",
    changed: "Mở thêm một quầy.",
    happenedOn: today,
    reviewed: undefined,
  };
  expect(improvementRefusal(input, today)).toBeNull();
  expect(improvementRefusal({ ...input, happenedOn: day("2026-11-21") }, today)).toBe("future");
  const named = { ...input, changed: "Gọi số 0900000001 để được hướng dẫn." };
  expect(improvementRefusal(named, today)).toBe("personal-data");
  expect(improvementRefusal({ ...named, reviewed: "on" }, today)).toBeNull();
});

test("an answer is known by its tag, in whatever form the tag comes back", () => {
  const tag = tagOf("words");
  const asking = (value: string) => new Request("http://localhost/", { headers: { "If-None-Match": value } });
  expect(isFresh(asking(tag), tag)).toBe(true);
  expect(isFresh(asking(tag.replace("W/", "")), tag)).toBe(true);
  expect(isFresh(asking(`"one", ${tag}`), tag)).toBe(true);
  expect(isFresh(asking(tagOf("other words")), tag)).toBe(false);
  expect(isFresh(new Request("http://localhost/"), tag)).toBe(false);
});

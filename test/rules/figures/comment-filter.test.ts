import { describe, expect, test } from "vitest";
import {
  allComments,
  commentFilterFrom,
  commentSearch,
  filterParts,
  containsWords,
  partsOf,
  without,
} from "#app/figures/comments/comment-filter.ts";
import { day } from "#app/platform/day.ts";

const today = day("2026-11-20");
const read = (search: string) => commentFilterFrom(new URLSearchParams(search), today);

describe("the filter of the comments", () => {
  const everyPart = read("kind=quarter&year=2026&quarter=3&q=chờ lâu&score=1&reason=waiting&procedure=p&unit=u");

  test("is read from an address and written to one that reads the same", () => {
    expect(everyPart).toMatchObject({ q: "chờ lâu", score: 1, reason: "waiting", procedureId: "p", unitId: "u" });
    expect(everyPart.period).toMatchObject({ kind: "quarter", from: "2026-07-01", to: "2026-09-30" });
    expect(read(commentSearch(everyPart))).toEqual(everyPart);
  });

  test("leaves out what it does not know", () => {
    expect(read("score=6&reason=weather&q=%20%20&unit=&procedure=" + "x".repeat(99))).toEqual(allComments(today));
    expect(read("q=" + "a".repeat(500)).q).toHaveLength(200);
  });

  test("names its parts, and each can be taken away alone", () => {
    expect(partsOf(allComments(today), today)).toEqual([]);
    expect(partsOf(everyPart, today)).toEqual(filterParts);
    for (const part of filterParts) {
      const left = filterParts.filter((other) => other !== part);
      expect(partsOf(without(everyPart, part, today), today)).toEqual(left);
    }
  });
});

test.each([
  ["Thái độ chưa tốt", "thai do", true],
  ["Thái độ chưa tốt", "TỐT thái", true],
  ["Thái độ chưa tốt", "thai độ xấu", false],
  ["Gọi [số điện thoại]", "0900", false],
])("%j holds the words %j: %s", (text, q, holds) => {
  expect(containsWords(text, q)).toBe(holds);
});

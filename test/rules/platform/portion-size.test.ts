import { expect, test } from "vitest";
import { nextPortion } from "#app/platform/portion-size.ts";

/** Rows of a register. */
const rowsBounds = { first: 1000, smallest: 250, largest: 5000 };

test.each([
  ["a quick portion is followed by one of twice its size", 1000, 20, 2000],
  ["a portion is never larger than 5,000 rows", 4000, 20, 5000],
  ["a portion that took long is followed by one of half its size", 2000, 400, 1000],
  ["a portion is never smaller than 250 rows", 300, 4000, 250],
  ["a portion that took neither long nor little keeps its size", 2000, 70, 2000],
])("%s", (_sentence, rows, milliseconds, next) => {
  expect(nextPortion(rows, milliseconds, rowsBounds)).toBe(next);
});

test("a quick machine comes to the largest portion within a few thousand rows", () => {
  let rows = rowsBounds.first;
  for (let portion = 0; portion < 3; portion += 1) rows = nextPortion(rows, 30, rowsBounds);
  expect(rows).toBe(5000);
});

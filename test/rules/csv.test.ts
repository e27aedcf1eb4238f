import { describe, expect, test } from "vitest";
import { csvRecord } from "#app/platform/csv.ts";

describe("a cell of a table", () => {
  test.each([
    ["Thái độ tốt", "Thái độ tốt"],
    ['nói "rõ" hơn; nhanh hơn', '"nói ""rõ"" hơn; nhanh hơn"'],
    ["hai\ndòng", '"hai\ndòng"'],
    [12, "12"],
    [-3, "-3"],
    [null, ""],
    ["=1+1", "'=1+1"],
    ["+84", "'+84"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1", "'＝1"],
    ["  =1", "'  =1"],
    ["\t=1", '"\'\t=1"'],
    ["a=b", "a=b"],
    ["'=1", "'=1"],
  ])("%j is written %j", (cell, line) => {
    expect(csvRecord([cell])).toBe(`${line}\r\n`);
  });
});

test("cells are separated by semicolons", () => {
  expect(csvRecord(["a", 1, null, "b"])).toBe("a;1;;b\r\n");
});

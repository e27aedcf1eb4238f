import { expect, test } from "vitest";
import {
  columnOf,
  lineOf,
  momentOf,
  numberFormat,
  percentText,
  numberText,
  unescaped,
  withZeroes,
} from "#app/imports/reading/workbook-cell.ts";

test.each([
  [0, undefined, false],
  [14, undefined, true],
  [22, undefined, true],
  [49, undefined, false],
  [164, "dd/mm/yyyy", true],
  [164, "[$-42A]dd\\/mm\\/yyyy", true],
  [164, "[h]:mm", true],
  [164, '#,##0" ngày"', false],
  [164, "[Red]0.00", false],
  [164, "General", false],
  [164, "0.00_);\\(0.00\\)", false],
])("format %i %j shows a day: %s", (id, code, expected) => {
  expect(numberFormat(id, code) === "day").toBe(expected);
});

test.each([
  [46346, 1900, "2026-11-20"],
  [46346.336805555555, 1900, "2026-11-20 08:05"],
  [46346.999_999_9, 1900, "2026-11-21"],
  [44884, 1904, "2026-11-20"],
  [0.5, 1900, "12:00"],
  [-1, 1900, undefined],
  [2_958_465, 1900, undefined],
  [Number.NaN, 1900, undefined],
] as const)("day %d of %i is %s", (serial, system, expected) => {
  expect(momentOf(serial, system)).toBe(expected);
});

test.each([
  ["12", "12"],
  ["2.0011000000000001", "2.0011"],
  ["0.1", "0.1"],
  ["2.6112E+11", "261120000000"],
  ["1E+20", "100000000000000000000"],
  ["-0.5", "-0.5"],
  ["x", "x"],
])("the number %s is %s", (written, expected) => {
  expect(numberText(written)).toBe(expected);
});

test.each([
  ["A1", 0],
  ["Z9", 25],
  ["AB12", 27],
  ["XFD1048576", 16383],
  ["a1", undefined],
  ["1", undefined],
])("the cell %s is in column %s", (address, expected) => {
  expect(columnOf(address)).toBe(expected);
});

test("a row is one line: breaks become spaces, semicolons and quotes are quoted, escapes are read", () => {
  expect(lineOf(["a;b", 'nói "rõ"', "hai\r\ndòng", ""])).toBe('"a;b";"nói ""rõ""";hai dòng;');
  expect(unescaped("a_x000D_b_x00e2_c_x12")).toBe("a\rbâc_x12");
});

test.each([
  ["2.0011", "0.000000", "2.001100"],
  ["123", "00000", "00123"],
  ["2.0011", "0.00", "2.0011"],
  ["2.0011", "General", "2.0011"],
])("the number %s with the format %s is %s", (text, code, expected) => {
  const format = numberFormat(164, code);
  expect(typeof format === "object" ? withZeroes(text, format) : text).toBe(expected);
});

test.each([
  ["0.4", 9, undefined, "40%"],
  ["0.405", 10, undefined, "40.5%"],
  ["0.07", 164, "0.0%", "7%"],
  ["0.29", 164, '0 "phần trăm" %', "29%"],
  ["40", 164, '0 "%"', "40"],
  ["1", 9, undefined, "100%"],
])("%s in a cell of format %d %s is read as %s", (value, id, code, expected) => {
  expect(numberFormat(id, code) === "percent" ? percentText(value) : value).toBe(expected);
});

import { expect, test } from "vitest";
import { readMoment, writtenDay } from "#app/imports/reading/register-moment.ts";

test.each([
  ["Thứ sáu, 20/11/2026", false],
  ["Thứ 6, 20/11/2026 08:05", true],
  ["Chủ nhật 20/11/2026", false],
  ["ngày 20 tháng 11 năm 2026", false],
  ["Thứ sáu, ngày 20 tháng 11 năm 2026", false],
  ["20 tháng 11 năm 2026 08:05", true],
  ["20/11/2026 - 08:05", true],
  ["20 / 11 / 2026", false],
])("“%s”, as people type it, is the 20th of November", (written, timed) => {
  const moment = readMoment(written);
  expect([moment?.on, moment?.timed]).toEqual(["2026-11-20", timed]);
  expect(moment?.at).toBe(timed ? "2026-11-20T01:05:00.000Z" : "2026-11-19T17:00:00.000Z");
});

test("a month in words is the month in a file that writes the month first, too", () => {
  expect(readMoment("ngày 3 tháng 11 năm 2026", "month-first")?.on).toBe("2026-11-03");
  expect(writtenDay("ngày 3 tháng 11 năm 2026")).toBeUndefined();
});

test.each(["thứ sáu", "ngày 31 tháng 11 năm 2026", "từ 20/11/2026 - 27/11/2026", "20/11/2026 - mai"])(
  "“%s” is no moment",
  (written) => {
    expect(readMoment(written)).toBeUndefined();
  },
);

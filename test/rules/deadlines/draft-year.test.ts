import { describe, expect, test } from "vitest";
import { calendarWarning, yearsToConfirm } from "#app/deadlines/calendar/working-calendar.ts";
import { draftSource, draftYear, usualAdjacentDay } from "#app/deadlines/calendar/draft-year.ts";
import { lunarHolidays } from "#app/deadlines/calendar/lunar-holidays.server.ts";
import { day, weekdayOf } from "#app/platform/day.ts";

describe("the lunar holidays are the Vietnamese ones (UTC+7)", () => {
  test.each([
    // Years in which the Chinese calendar has another day: Tết 1985, 2007 and 2030.
    [1985, "1985-01-21"],
    [2007, "2007-02-17"],
    [2024, "2024-02-10"],
    [2025, "2025-01-29"],
    [2026, "2026-02-17"],
    [2027, "2027-02-06"],
    [2028, "2028-01-26"],
    [2029, "2029-02-13"],
    [2030, "2030-02-02"],
    [2031, "2031-01-23"],
  ])("mùng 1 Tết %i is %s", (year, expected) => {
    expect(lunarHolidays(year).newYear).toBe(expected);
  });

  test.each([
    [2024, "2024-04-18"],
    [2025, "2025-04-07"],
    [2026, "2026-04-26"],
    [2027, "2027-04-16"],
    [2028, "2028-04-04"],
    [2029, "2029-04-23"],
    [2030, "2030-04-12"],
    [2031, "2031-04-01"],
  ])("Giỗ Tổ %i is %s", (year, expected) => {
    expect(lunarHolidays(year).hungKings).toBe(expected);
  });
});

const draft = (year: number) => draftYear(year, lunarHolidays(year)).map((entry) => entry.day.slice(5));

describe("the draft of a year holds the days off that the law gives, with substitutes on the next working day", () => {
  test.each([
    // As announced for 2022, 2023 and 2026 (less the swaps of 2026), so the rule is the practice.
    [2022, "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02"],
    [2023, "01-02 01-23 01-24 01-25 01-26 01-27 05-01 05-02 05-03 09-01 09-04"],
    [2026, "01-01 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 09-01 09-02 11-24"],
    [2027, "01-01 02-05 02-08 02-09 02-10 02-11 04-16 04-30 05-03 09-02 09-03 11-24"],
    [2028, "01-03 01-25 01-26 01-27 01-28 01-31 04-04 05-01 05-02 09-01 09-04 11-24"],
    [2029, "01-01 02-12 02-13 02-14 02-15 02-16 04-23 04-30 05-01 09-03 09-04 11-26"],
    [2030, "01-01 02-01 02-04 02-05 02-06 02-07 04-12 04-30 05-01 09-02 09-03 11-25"],
    [2031, "01-01 01-22 01-23 01-24 01-27 01-28 04-01 04-30 05-01 09-01 09-02 11-24"],
  ])("%i: %s", (year, expected) => {
    expect(draft(year).join(" ")).toBe(expected);
  });

  test("from 2022 to 2060 every draft has all its days off on working days, none twice, and no swap", () => {
    for (let year = 2022; year <= 2060; year += 1) {
      const days = draftYear(year, lunarHolidays(year));
      expect(days.length).toBeGreaterThanOrEqual(10);
      expect(days.length).toBeLessThanOrEqual(12);
      expect(days.filter(({ day: one, kind }) => weekdayOf(one) > 5 || kind !== "off")).toEqual([]);
      expect(new Set(days.map((one) => one.day)).size).toBe(days.length);
      expect(days.every(({ source }) => source === draftSource)).toBe(true);
    }
  });

  test("the second day of National Day may be chosen otherwise", () => {
    expect(usualAdjacentDay(2027)).toBe("after");
    const before = draftYear(2027, lunarHolidays(2027), "before").map((entry) => entry.day);
    expect(before).toContain("2027-09-01");
    expect(before).not.toContain("2027-09-03");
  });

  test("there is none before National Day had two days", () => {
    expect(() => draftYear(2020, lunarHolidays(2020))).toThrow(RangeError);
  });
});

test.each([
  ["2026-11-30", [2026], []],
  ["2026-12-01", [2026], [2027]],
  ["2026-12-31", [2026, 2027], []],
  ["2027-01-01", [2026], [2027]],
  ["2027-12-02", [], [2027, 2028]],
])("on %s, with %j confirmed, the years to confirm are %j", (today, confirmed, expected) => {
  expect(calendarWarning(day(today), new Set(confirmed))).toEqual(expected);
});

test.each([
  ["2026-08-31", [2026], []],
  ["2026-09-01", [2026], [2027]],
  ["2026-11-28", [2026, 2027], []],
  ["2027-01-01", [2026], [2027]],
])("an office that begins on %s, with %j confirmed, is asked for the years %j", (today, confirmed, expected) => {
  expect(yearsToConfirm(day(today), new Set(confirmed))).toEqual(expected);
});

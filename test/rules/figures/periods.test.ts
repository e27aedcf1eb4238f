import { expect, test } from "vitest";
import { monthLabel, periodLabel } from "#app/figures/period/period-label.ts";
import {
  chartSpan,
  cutIntoMonths,
  monthsOf,
  nextPeriod,
  offeredYears,
  periodFrom,
  periodSearch,
  previousPeriod,
} from "#app/figures/period/period.ts";
import { translator } from "#app/i18n/translate.ts";
import { addDays, day, daysBetween } from "#app/platform/day.ts";

const today = day("2026-11-21");
const asked = (search: string) => periodFrom(new URLSearchParams(search), today);

test.each([
  ["", "2026-01-01", "2026-11-21", "2026-12-31"],
  ["kind=year&year=2025", "2025-01-01", "2025-12-31", "2025-12-31"],
  ["kind=quarter", "2026-10-01", "2026-11-21", "2026-12-31"],
  ["kind=quarter&year=2026&quarter=1", "2026-01-01", "2026-03-31", "2026-03-31"],
  ["kind=quarter&year=2024&quarter=4", "2024-10-01", "2024-12-31", "2024-12-31"],
  ["kind=month", "2026-11-01", "2026-11-21", "2026-11-30"],
  ["kind=month&year=2024&month=2", "2024-02-01", "2024-02-29", "2024-02-29"],
  ["kind=days&from=2025-12-31&to=2026-01-01", "2025-12-31", "2026-01-01", "2026-01-01"],
  ["kind=days&from=2026-03-10&to=2026-03-01", "2026-03-01", "2026-03-10", "2026-03-10"],
  ["kind=days&from=2026-11-01&to=2027-05-01", "2026-11-01", "2026-11-21", "2027-05-01"],
  ["kind=days&from=1900-01-01&to=2026-03-01", "2000-01-01", "2026-03-01", "2026-03-01"],
  ["kind=days&from=2026-11-01&to=9999-12-31", "2026-11-01", "2026-11-21", "2027-12-31"],
  ["kind=days&from=0001-01-01&to=0001-01-02", "2000-01-01", "2000-01-01", "2000-01-01"],
])("the address ?%s asks for %s to %s", (search, from, to, lastDay) => {
  expect(asked(search)).toMatchObject({ from, to, lastDay });
});

test.each([
  "kind=century",
  "kind=year&year=2027",
  "kind=year&year=1999",
  "kind=year&year=abc",
  "kind=year&year=",
  "kind=year&year=-2026",
])("?%s cannot be read and means the current year", (search) => {
  expect(asked(search)).toMatchObject({ kind: "year", from: "2026-01-01", to: "2026-11-21" });
});

test.each([
  ["kind=month&year=2026&month=12", "2026-11-01"],
  ["kind=month&month=13", "2026-11-01"],
  ["kind=quarter&quarter=5", "2026-10-01"],
  ["kind=days&from=2026-02-30&to=oops", "2026-11-01"],
  ["kind=days&from=2027-01-01&to=2027-02-01", "2026-11-01"],
])("?%s has not begun or cannot be read and means the one that holds today", (search, from) => {
  expect(asked(search)).toMatchObject({ from, to: "2026-11-21" });
});

test.each([
  ["kind=year&year=2026", "2025-01-01", "2025-12-31"],
  ["kind=quarter&year=2026&quarter=1", "2025-10-01", "2025-12-31"],
  ["kind=month&year=2026&month=3", "2026-02-01", "2026-02-28"],
  ["kind=days&from=2026-03-01&to=2026-03-10", "2026-02-19", "2026-02-28"],
])("the period before ?%s is %s to %s", (search, from, to) => {
  expect(previousPeriod(asked(search), today)).toMatchObject({ from, to });
});

test.each([
  ["kind=year&year=2025", "2026-01-01"],
  ["kind=quarter&year=2025&quarter=4", "2026-01-01"],
  ["kind=month&year=2025&month=12", "2026-01-01"],
  ["kind=days&from=2026-03-01&to=2026-03-10", "2026-03-11"],
])("the period after ?%s begins on %s", (search, from) => {
  expect(nextPeriod(asked(search), today)).toMatchObject({ from });
});

test("there is no period after one that still runs", () => {
  for (const kind of ["year", "quarter", "month"]) expect(nextPeriod(asked(`kind=${kind}`), today)).toBeUndefined();
});

test.each([
  "kind=year&year=2025",
  "kind=quarter&year=2026&quarter=2",
  "kind=month&year=2026&month=7",
  "kind=days&from=2026-03-01&to=2026-03-10",
])("the address of a period asks for it again: ?%s", (search) => {
  expect(periodSearch(asked(search))).toBe(`?${search}`);
});

test("even the longest choice has no more months than can be counted", () => {
  const longest = asked("kind=days&from=0001-01-01&to=9999-12-31");
  expect(monthsOf(chartSpan(longest, today))).toHaveLength(28 * 12);
});

test("a month is charted beside the other months of its year, chosen days alone", () => {
  expect(monthsOf(chartSpan(asked("kind=month&year=2026&month=3"), today))).toHaveLength(12);
  expect(monthsOf(chartSpan(asked("kind=days&from=2025-12-31&to=2026-02-01"), today))).toEqual([
    "2025-12",
    "2026-01",
    "2026-02",
  ]);
});

test.each([
  ["", "Năm 2026", "Year 2026"],
  ["kind=quarter&year=2025&quarter=4", "Quý IV năm 2025", "Quarter IV, 2025"],
  ["kind=month&year=2026&month=3", "Tháng 3 năm 2026", "Month 3, 2026"],
  ["kind=days&from=2026-03-01&to=2026-03-10", "Từ 01/03/2026 đến 10/03/2026", "From 01/03/2026 to 10/03/2026"],
])("?%s is called %s", (search, vietnamese, english) => {
  expect(periodLabel(asked(search), translator("vi"))).toBe(vietnamese);
  expect(periodLabel(asked(search), translator("en"))).toBe(english);
});

test("a month in a table is written as in the papers", () => {
  expect(monthLabel("2026-11")).toBe("11/2026");
});

test.each([
  ["2026-01-01", "2026-12-31", "2026-01 2026-12", "", ""],
  ["2026-01-01", "2026-11-21", "2026-01 2026-11", "", "2026-11-22 2026-11-30"],
  ["2026-01-01", "2026-11-10", "2026-01 2026-10", "2026-11-01 2026-11-10", ""],
  ["2025-12-31", "2026-03-01", "2026-01 2026-02", "2025-12-31 2025-12-31, 2026-03-01 2026-03-01", ""],
  ["2026-01-03", "2026-03-28", "2026-01 2026-03", "", "2026-01-01 2026-01-02, 2026-03-29 2026-03-31"],
  ["2026-02-01", "2026-02-28", "2026-02 2026-02", "", ""],
  ["2026-02-02", "2026-02-28", "2026-02 2026-02", "", "2026-02-01 2026-02-01"],
  ["2026-05-16", "2026-05-31", "2026-05 2026-05", "", "2026-05-01 2026-05-15"],
  ["2026-01-31", "2026-02-01", "", "2026-01-31 2026-01-31, 2026-02-01 2026-02-01", ""],
  ["2026-05-05", "2026-05-05", "", "2026-05-05 2026-05-05", ""],
])("%s to %s is counted from the months %s and the days %s, less %s", (from, to, whole, left, off) => {
  const { months, added, subtracted } = cutIntoMonths({ from: day(from), to: day(to) });
  const written = (parts: typeof added) => parts.map((part) => `${part.from} ${part.to}`).join(", ");
  expect([months === undefined ? "" : `${months.from} ${months.to}`, written(added), written(subtracted)]).toEqual([
    whole,
    left,
    off,
  ]);
});

test("a span cut into months counts each of its days once, and never more than half a month at either end by day", () => {
  for (let length = 0; length < 130; length += 1) {
    const from = addDays(day("2025-11-28"), length % 40);
    const to = addDays(from, length);
    const { months, added, subtracted } = cutIntoMonths({ from, to });
    for (let on = addDays(from, -35); on <= addDays(to, 35); on = addDays(on, 1)) {
      const month = on.slice(0, 7);
      const inMonths = months !== undefined && months.from <= month && month <= months.to ? 1 : 0;
      const times = (parts: typeof added) => parts.filter((part) => part.from <= on && on <= part.to).length;
      expect([on, inMonths + times(added) - times(subtracted)]).toEqual([on, from <= on && on <= to ? 1 : 0]);
    }
    const byDay = [...added, ...subtracted].map((part) => daysBetween(part.from, part.to) + 1);
    expect(Math.max(0, ...byDay)).toBeLessThanOrEqual(16);
  }
});

test.each([
  ["the years since the first dossier", { from: day("2026-01-01") }, { first: 2024, last: 2026 }, [2026, 2025, 2024]],
  ["an earlier year that is shown", { from: day("2023-05-01") }, { first: 2025, last: 2026 }, [2026, 2025, 2024, 2023]],
  ["an office without dossiers", { from: day("2026-01-01") }, { first: 2026, last: 2026 }, [2026]],
])("the years offered are the newest first: %s", (_, period, years, offered) => {
  expect(offeredYears(period, years)).toEqual(offered);
});

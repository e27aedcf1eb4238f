import { expect, test } from "vitest";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { day, type Instant } from "#app/platform/day.ts";
import { annualDay, annualDayText, inYear, isAnnualDay, readAnnualDay } from "#app/reports/calendar/annual-day.ts";
import { calendarPresets, deadlinesOf, findCalendarPreset } from "#app/reports/calendar/calendar-presets.ts";
import { deadlineSchema, takingSchema } from "#app/reports/calendar/deadline-forms.ts";
import { dueReports, isReminded, reportOfYear, type OfficeDeadline } from "#app/reports/calendar/report-deadline.ts";

const holidays: WorkingCalendar = {
  days: new Map([
    [day("2027-02-05"), { kind: "off", name: "Tết", source: "thử" }],
    [day("2027-02-08"), { kind: "off", name: "Tết", source: "thử" }],
  ]),
  confirmedYears: new Set([2025, 2026, 2027, 2028]),
};

const deadline = (change: Partial<OfficeDeadline> = {}): OfficeDeadline => ({
  id: "1",
  kind: "reform",
  name: "Báo cáo quý I",
  from: annualDay("12-15"),
  cutOff: annualDay("02-14"),
  due: annualDay("02-24"),
  dayOff: "before",
  addressee: "Sở Nội vụ",
  source: "Kế hoạch",
  addedAt: "2025-01-01T00:00:00.000Z" as Instant,
  ...change,
});

test.each([
  ["24/02", "02-24"],
  [" 5 - 6 ", "06-05"],
  ["29.2", "02-29"],
  ["30/02", undefined],
  ["0/5", undefined],
  ["5/13", undefined],
  ["24/02/2027", undefined],
  ["٢٤/٠٢", undefined],
  ["", undefined],
])("the day of a year typed as %j is read as %j", (typed, read) => {
  expect(readAnnualDay(typed)).toBe(read);
});

test("29 February is the last day of February in every year", () => {
  expect(inYear(annualDay("02-29"), 2027)).toBe("2027-02-28");
  expect(inYear(annualDay("02-29"), 2028)).toBe("2028-02-29");
  expect(annualDayText(annualDay("02-29"))).toBe("29/02");
  expect(isAnnualDay("02-30")).toBe(false);
  expect(() => annualDay("13-01")).toThrow();
});

test.each([
  ["a period that begins in the year before", {}, ["2026-12-15", "2027-02-14", "2027-02-24"]],
  [
    "a whole calendar year, due in January",
    { from: "01-01", cutOff: "12-31", due: "01-10" },
    ["2027-01-01", "2027-12-31", "2028-01-10"],
  ],
  [
    "a period within the year",
    { from: "06-15", cutOff: "09-14", due: "09-14" },
    ["2027-06-15", "2027-09-14", "2027-09-14"],
  ],
])("the days of a report: %s", (_, days, expected) => {
  const typed = Object.fromEntries(Object.entries(days).map(([key, text]) => [key, annualDay(text)]));
  const report = reportOfYear(deadline(typed), 2027, holidays);
  expect([report.from, report.cutOff, report.namedDueOn]).toEqual(expected);
});

test.each([
  ["a Sunday", "02-21", "before", "2027-02-19"],
  ["a Sunday", "02-21", "after", "2027-02-22"],
  ["a holiday before a weekend and another holiday", "02-05", "after", "2027-02-09"],
  ["a holiday after a weekend and another holiday", "02-08", "before", "2027-02-04"],
  ["a working day", "02-24", "before", "2027-02-24"],
] as const)("a due day that is %s (%s) is by the rule %j the %s", (_, due, dayOff, expected) => {
  const report = reportOfYear(deadline({ cutOff: annualDay("02-01"), due: annualDay(due), dayOff }), 2027, holidays);
  expect(report.dueOn).toBe(expected);
});

test("the office is reminded five, two and no working days before the due day, then every working day, never on days off", () => {
  const report = { dueOn: day("2027-02-24") };
  const reminded = [15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28].filter((one) =>
    isReminded(report, day(`2027-02-${String(one)}`), holidays),
  );
  expect(reminded).toEqual([17, 22, 24, 25, 26]);
});

test("no report is asked for that was due before the office had its calendar", () => {
  const added = deadline({ addedAt: "2026-11-20T02:00:00.000Z" as Instant });
  const found = dueReports([added], { from: day("2025-11-20"), to: day("2028-03-01") }, holidays);
  expect(found.map(({ dueOn }) => dueOn)).toEqual(["2027-02-24", "2028-02-24"]);
});

test.each([
  [
    "hcm-2018",
    [
      "2027-02-24",
      "2027-02-26",
      "2027-03-31",
      "2027-05-24",
      "2027-05-31",
      "2027-06-30",
      "2027-08-24",
      "2027-08-31",
      "2027-09-30",
      "2027-10-29",
      "2027-11-09",
      "2027-11-30",
    ],
  ],
  ["unnamed-2020", ["2027-03-05", "2027-06-04", "2027-09-03", "2027-11-25"]],
  ["national", ["2027-03-19", "2027-06-18", "2027-09-17", "2027-12-17"]],
])("the preset %s asks in 2027 for reports by these days", (name, expected) => {
  const preset = findCalendarPreset(name);
  if (preset === undefined) throw new Error("no such preset");
  const lines = deadlinesOf(preset, { dayOff: "before", addressee: "UBND tỉnh", daysAfter: 5 });
  const deadlines = lines.map((line, index) => deadline({ ...line, id: String(index) }));
  const due = dueReports(deadlines, { from: day("2027-01-01"), to: day("2027-12-31") }, holidays);
  expect(due.map(({ dueOn }) => dueOn)).toEqual(expected);
  expect(due.every(({ from, cutOff, dueOn }) => from < cutOff && cutOff < dueOn)).toBe(true);
});

test("a preset is sent to whom its plan names, else to whom the office says", () => {
  const addressees = calendarPresets.map((preset) =>
    deadlinesOf(preset, { dayOff: "after", addressee: "Văn phòng UBND tỉnh", daysAfter: 3 }).map(
      ({ addressee }) => addressee,
    ),
  );
  expect(addressees.map((all) => [...new Set(all)])).toEqual([
    ["Văn phòng UBND tỉnh"],
    ["Sở Nội vụ"],
    ["Văn phòng UBND tỉnh"],
  ]);
});

test("what is typed into the calendar is tidied, and what cannot be read is said so", () => {
  const typed = {
    kind: "other",
    name: "  Báo cáo\u200b  tháng ",
    from: "15/12",
    cutOff: "14/2",
    due: "24/02",
    dayOff: "after",
    addressee: "Sở Nội vụ",
    source: "Kế hoạch số 1",
  };
  expect(deadlineSchema.parse(typed)).toMatchObject({ name: "Báo cáo tháng", cutOff: "02-14", due: "02-24" });
  const refused = deadlineSchema.safeParse({ ...typed, kind: "x", from: "31/04", name: "", source: "a".repeat(301) });
  expect(refused.error?.issues.map(({ message }) => message).sort()).toEqual([
    "annualDayWrong",
    "kindMissing",
    "nameMissing",
    "sourceLong",
  ]);
  const taking = (daysAfter: string) =>
    takingSchema.safeParse({ dayOff: "before", addressee: "Sở Nội vụ", daysAfter }).success;
  expect(["1", " 30 ", "0", "31", "", "-1", "1e1"].map(taking)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

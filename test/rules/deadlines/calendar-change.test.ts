import { describe, expect, test } from "vitest";
import { announcedCalendar } from "#app/deadlines/calendar/announced-calendar.server.ts";
import {
  calendarChangeSchema,
  calendarProblems,
  changeOfDays,
  confirmationOf,
  daysLeftOut,
  needlessDays,
  withChange,
} from "#app/deadlines/calendar/calendar-change.ts";
import { calendarDifference, isNoDifference } from "#app/deadlines/calendar/calendar-difference.ts";
import { changeOfForm } from "#app/deadlines/editing/calendar-forms.ts";
import { draftSource } from "#app/deadlines/calendar/draft-year.ts";
import { calendarEntries, type CalendarDayKind, type CalendarEntry } from "#app/deadlines/calendar/working-calendar.ts";
import { day } from "#app/platform/day.ts";

const source = "Thông báo thử";
const entry = (text: string, kind: CalendarDayKind, name = "Ngày thử"): CalendarEntry => ({
  day: day(text),
  kind,
  name,
  source,
});

describe("what a calendar refuses", () => {
  test.each([
    ["a date in both lists", [entry("2026-12-05", "make-up"), entry("2026-12-05", "off")], ["both-lists"]],
    ["a make-up day on a Thursday", [entry("2026-12-03", "make-up")], ["make-up-on-weekday"]],
    ["a reception day on a Sunday", [entry("2026-12-06", "reception")], ["reception-not-saturday"]],
  ])("%s", (_what, put, reasons) => {
    const problems = calendarProblems(announcedCalendar, changeOfDays(source, put));
    expect(problems.map(({ reason }) => reason)).toEqual(reasons);
  });

  test("a day that is written and taken out at once", () => {
    const change = changeOfDays(source, [entry("2026-12-03", "off")], [day("2026-12-03")]);
    expect(calendarProblems(announcedCalendar, change)).toEqual([{ reason: "both-lists", day: "2026-12-03" }]);
  });

  test("confirming a year without a single day", () => {
    const change = confirmationOf(announcedCalendar, 2031, source);
    expect(calendarProblems(announcedCalendar, change)).toEqual([{ reason: "empty-year", year: 2031 }]);
  });
});

test("a make-up Sunday and a reception Saturday are taken; a day off on a Saturday too, but it is said to do nothing", () => {
  const put = [entry("2026-12-06", "make-up"), entry("2026-12-05", "reception"), entry("2026-12-12", "off")];
  const change = changeOfDays(source, put);
  expect(calendarProblems(announcedCalendar, change)).toEqual([]);
  expect(needlessDays(change)).toEqual(["2026-12-12"]);
});

test("a date that is in the calendar is not written over by the form for a new day", () => {
  const form = { intent: "day" as const, ...entry("2026-08-31", "off") };
  expect(changeOfForm(announcedCalendar, form)).toEqual({ ok: false, field: "day", problem: "dayKnown" });
  const changed = changeOfForm(announcedCalendar, { ...form, was: "2026-08-31" });
  expect(changed).toMatchObject({ ok: true, change: { remove: [] } });
  const moved = changeOfForm(announcedCalendar, { ...form, day: day("2026-08-28"), was: "2026-08-31" });
  expect(moved).toMatchObject({ ok: true, change: { remove: ["2026-08-31"] } });
});

test("a swap names its two days after each other", () => {
  const asked = { intent: "swap" as const, off: day("2027-04-29"), makeUp: day("2027-05-08"), source };
  const outcome = changeOfForm(announcedCalendar, asked);
  expect(outcome.ok && outcome.change.put.map(({ kind, name }) => [kind, name])).toEqual([
    ["off", "Nghỉ hoán đổi"],
    ["make-up", "Làm bù ngày 29/04/2027"],
  ]);
});

test("the difference names what is added, changed and removed, and nothing that is already so", () => {
  const known = calendarEntries(announcedCalendar, 2026)[0];
  if (known === undefined) throw new Error("no day in 2026");
  const put = [known, { ...known, day: day("2026-01-02"), name: "Tên khác" }, entry("2026-12-03", "off")];
  const change = changeOfDays(source, put, [day("2026-11-24"), day("2026-11-25")]);
  const difference = calendarDifference(announcedCalendar, change);
  expect(difference.added.map((one) => one.day)).toEqual(["2026-12-03"]);
  expect(difference.changed.map(({ after }) => after.name)).toEqual(["Tên khác"]);
  expect(difference.removed.map((one) => one.day)).toEqual(["2026-11-24"]);
  const after = withChange(announcedCalendar, change);
  expect(isNoDifference(calendarDifference(after, change))).toBe(true);
});

test("a file that replaces takes out what it leaves out of its own years only", () => {
  const kept = entry("2026-01-01", "off");
  const left = daysLeftOut(announcedCalendar, [kept]);
  expect(left).toHaveLength(calendarEntries(announcedCalendar, 2026).length - 1);
  expect(left.every((one) => one.startsWith("2026"))).toBe(true);
});

test("confirming a drafted year gives its days the document as their source", () => {
  const drafted = withChange(
    announcedCalendar,
    changeOfDays(draftSource, [{ ...entry("2027-01-01", "off"), source: draftSource }, entry("2027-04-16", "off")]),
  );
  const confirmed = withChange(drafted, confirmationOf(drafted, 2027, "Thông báo số 1"));
  expect(confirmed.confirmedYears.has(2027)).toBe(true);
  expect(calendarEntries(confirmed, 2027).map((one) => one.source)).toEqual(["Thông báo số 1", source]);
});

test.each([
  ["no change at all", {}],
  ["a day of no calendar", { day: "2026-02-30" }],
  ["a year far away", { day: "9999-01-01" }],
  ["an unknown kind", { kind: "maybe" }],
  ["an empty name", { name: " \u200b " }],
  ["a name without end", { name: "a".repeat(5000) }],
])("what a preview posts back is read again: %s is refused", (what, bad) => {
  const change = {
    ...changeOfDays(source, [entry("2026-12-03", "off")]),
    put: [{ ...entry("2026-12-03", "off"), ...bad }],
  };
  const posted = what === "no change at all" ? {} : change;
  expect(calendarChangeSchema.safeParse(posted).success).toBe(false);
});

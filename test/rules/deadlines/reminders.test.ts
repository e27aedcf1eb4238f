import { describe, expect, test } from "vitest";
import { peopleToRemind, type Remindable } from "#app/complaints/reminders/reminder-recipients.ts";
import { announcedCalendar } from "#app/deadlines/calendar/announced-calendar.server.ts";
import { dueOn } from "#app/deadlines/due/due-on.ts";
import {
  isReminderTime,
  remindersDue,
  usualReminderPlan,
  type ReminderRecipient,
} from "#app/deadlines/due/reminder-plan.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { addDays, day, instantFromDate, type Day } from "#app/platform/day.ts";

/** The reminders of a case on every day of a span, as `MM-dd: who`, the plan being gone through on each working day. */
function replay(due: string, from: string, until: string, calendar: WorkingCalendar = announcedCalendar): string[] {
  const told: string[] = [];
  let remindedOn: Day | null = null;
  for (let today = day(from); today <= day(until); today = addDays(today, 1)) {
    const recipients = remindersDue(day(due), { today, remindedOn }, calendar, usualReminderPlan);
    if (recipients.length > 0) told.push(`${today.slice(5)}: ${recipients.join(", ")}`);
    remindedOn = today;
  }
  return told;
}

const everybody = "handler, unit-head, head-of-office";

describe("a replay over Tết 2026, which is off from 14/2 to 22/2", () => {
  test("received on the last day before it, due after it: nobody is disturbed in between", () => {
    const due = dueOn(day("2026-02-13"), 5, announcedCalendar).dueOn;
    expect(due).toBe("2026-02-27");
    expect(replay(due, "2026-02-13", "2026-03-04")).toEqual([
      "02-25: handler",
      "02-27: handler, unit-head",
      `03-02: ${everybody}`,
      `03-03: ${everybody}`,
      `03-04: ${everybody}`,
    ]);
  });

  test("due on the last day before it: the first reminder of lateness comes on the first day after it", () => {
    expect(replay("2026-02-13", "2026-02-06", "2026-02-24")).toEqual([
      "02-11: handler",
      "02-13: handler, unit-head",
      `02-23: ${everybody}`,
      `02-24: ${everybody}`,
    ]);
  });

  test("due on the first day after it: two working days before lies before it", () => {
    expect(replay("2026-02-23", "2026-02-09", "2026-02-24")).toEqual([
      "02-12: handler",
      "02-23: handler, unit-head",
      `02-24: ${everybody}`,
    ]);
  });
});

test("a replay over Tết 2027, whose days the office entered: 4/2 to 10/2 off", () => {
  const days = new Map(announcedCalendar.days);
  for (let off = day("2027-02-04"); off <= "2027-02-10"; off = addDays(off, 1)) {
    days.set(off, { kind: "off", name: "Tết Đinh Mùi", source: "dự kiến" });
  }
  const calendar = { days, confirmedYears: new Set([2027]) };
  const due = dueOn(day("2027-01-29"), 5, calendar).dueOn;
  expect(due).toBe("2027-02-12");
  expect(replay(due, "2027-01-29", "2027-02-16", calendar)).toEqual([
    "02-03: handler",
    "02-12: handler, unit-head",
    `02-15: ${everybody}`,
    `02-16: ${everybody}`,
  ]);
});

test("a make-up Saturday is a day of reminders, an ordinary one is not", () => {
  expect(replay("2026-08-21", "2026-08-18", "2026-08-25")).toEqual([
    "08-19: handler",
    "08-21: handler, unit-head",
    `08-22: ${everybody}`,
    `08-24: ${everybody}`,
    `08-25: ${everybody}`,
  ]);
});

describe("a day on which the product stood still", () => {
  const remind = (today: string, remindedOn: string | null) =>
    remindersDue(
      day("2026-11-30"),
      { today: day(today), remindedOn: remindedOn === null ? null : day(remindedOn) },
      announcedCalendar,
      usualReminderPlan,
    );

  test.each<[string, string | null, ReminderRecipient[], string]>([
    ["2026-11-27", "2026-11-25", ["handler"], "the step of 26/11 is made up for on the next working day"],
    ["2026-11-27", "2026-11-26", [], "nothing is made up for twice"],
    ["2026-11-27", null, [], "a new office begins with today"],
    ["2026-11-30", "2026-11-25", ["handler", "unit-head"], "two steps at once remind each person once"],
    ["2026-12-01", "2026-11-27", ["handler", "unit-head", "head-of-office"], "late, whatever was missed"],
    ["2026-11-28", "2026-11-25", [], "not on a Saturday"],
  ])("on %s, last gone through on %s: %j, %s", (today, remindedOn, recipients) => {
    expect(remind(today, remindedOn)).toEqual(recipients);
  });
});

test.each([
  ["2026-11-20T07:29:59+07:00", false, "before the opening"],
  ["2026-11-20T07:30:00+07:00", true, "at the opening"],
  ["2026-11-20T16:59:59+07:00", true, "before the closing"],
  ["2026-11-20T17:00:00+07:00", false, "at the closing"],
  ["2026-11-21T09:00:00+07:00", false, "on a Saturday"],
  ["2026-11-24T09:00:00+07:00", false, "on a holiday"],
  ["2026-08-22T09:00:00+07:00", true, "on a make-up Saturday"],
])("%s is a time for reminders: %s, %s", (time, isTime) => {
  expect(isReminderTime(instantFromDate(new Date(time)), announcedCalendar, usualReminderPlan)).toBe(isTime);
});

describe("whom a reminder goes to", () => {
  const staff: Remindable[] = [
    { id: "handler-1", unitId: "unit-1", roles: ["handler"] },
    { id: "head-1", unitId: "unit-1", roles: ["approver"] },
    { id: "head-2", unitId: "unit-2", roles: ["approver", "handler"] },
    { id: "office", unitId: null, roles: ["office"] },
    { id: "administrator", unitId: null, roles: ["administrator"] },
  ];

  test.each<[ReminderRecipient, string | null, string | null, string[], string]>([
    ["handler", "handler-1", "unit-1", ["handler-1"], "the one it was given to"],
    ["handler", null, "unit-1", ["head-1"], "given to a unit only: its head"],
    ["handler", null, null, ["office"], "given to nobody: the office"],
    ["handler", "gone", "unit-9", ["office"], "its handler's account was closed, and the unit has no head"],
    ["unit-head", "handler-1", null, ["head-1"], "the unit of its handler"],
    ["unit-head", "handler-1", "unit-2", ["head-2"], "the unit of the case before that of its handler"],
    ["unit-head", null, null, ["office"], "no unit"],
    ["head-of-office", "handler-1", "unit-1", ["office"], "Chánh Văn phòng"],
  ])("%s of a case of %s in %s: %j, %s", (recipient, assigneeId, unitId, people) => {
    expect(peopleToRemind(recipient, { assigneeId, unitId, isLocked: false }, staff)).toEqual(people);
  });

  test("an office without anybody for it reminds nobody instead of failing", () => {
    expect(peopleToRemind("head-of-office", { assigneeId: null, unitId: null, isLocked: false }, [])).toEqual([]);
  });

  test("of a locked case nobody hears who may not see it", () => {
    const held = { assigneeId: "handler-1", unitId: "unit-1", isLocked: true };
    expect(peopleToRemind("handler", held, staff)).toEqual(["handler-1"]);
    expect(peopleToRemind("unit-head", held, staff)).toEqual(["head-1"]);
    expect(peopleToRemind("head-of-office", held, staff)).toEqual([]);
  });
});

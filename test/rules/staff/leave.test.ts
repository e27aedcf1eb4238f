import { expect, test } from "vitest";
import { inPlaceOf, mayOn } from "#app/complaints/case/acting.ts";
import { stepInPlaceOf, stepRefusal } from "#app/complaints/case/step-rules.ts";
import { peopleToRemind } from "#app/complaints/reminders/reminder-recipients.ts";
import { day } from "#app/platform/day.ts";
import { endedToday, leaveProblem, receiverOn, type Leave } from "#app/staff/leave/leave.ts";

function leave(staffId: string, deputyId: string | null, fromOn: string, untilOn: string): Leave {
  return { id: `${staffId}-${fromOn}`, staffId, deputyId, fromOn: day(fromOn), untilOn: day(untilOn) };
}

/** A is away with B as deputy, then with C; B is away on the last days of A's first leave; D has lost the deputy. */
const leaves = [
  leave("A", "B", "2026-11-23", "2026-11-27"),
  leave("A", "C", "2026-12-01", "2026-12-01"),
  leave("B", "C", "2026-11-26", "2026-11-30"),
  leave("D", null, "2026-11-23", "2026-11-27"),
];

test.each([
  ["A", "2026-11-22", "A", "the day before"],
  ["A", "2026-11-23", "B", "the first day"],
  ["A", "2026-11-25", "B", "a day between"],
  ["A", "2026-11-26", null, "a day on which the deputy is away, too: a deputy of a deputy does not exist"],
  ["A", "2026-11-27", null, "the last day"],
  ["A", "2026-11-28", "A", "the day after: everything returns by itself"],
  ["A", "2026-12-01", "C", "a second leave, of one day"],
  ["B", "2026-11-25", "B", "a deputy who is there"],
  ["B", "2026-11-30", "C", "a deputy on leave"],
  ["C", "2026-11-26", "C", "nobody's leave"],
  ["D", "2026-11-25", null, "a leave whose deputy's account was closed"],
  ["E", "2026-11-25", "E", "somebody unknown to the list"],
] as const)("what is %s's on %s is received by %s: %s", (staffId, on, receiver, _why) => {
  expect(receiverOn(leaves, staffId, day(on))).toBe(receiver);
});

test.each([
  ["C", "D", "2026-12-07", "2026-12-11", undefined],
  ["C", "D", "2026-11-25", "2026-11-25", "deputyAway"],
  ["C", "D", "2026-11-28", "2026-11-28", undefined],
  ["C", "A", "2026-11-27", "2026-12-31", "deputyAway"],
  ["A", "C", "2026-11-20", "2026-11-23", "leaveOverlap"],
  ["A", "C", "2026-11-27", "2026-12-31", "leaveOverlap"],
  ["A", "C", "2026-11-28", "2026-11-30", undefined],
  ["C", "C", "2026-12-07", "2026-12-11", "deputySelf"],
  ["C", "D", "2026-12-11", "2026-12-07", "leaveOrder"],
  ["C", "D", "2026-11-16", "2026-11-19", "leavePast"],
  ["C", "D", "2026-11-16", "2026-11-20", undefined],
  ["C", "D", "2026-12-01", "2027-12-01", undefined],
  ["C", "D", "2026-12-01", "2027-12-02", "leaveLong"],
] as const)("%s with %s as deputy from %s to %s: %s", (staffId, deputyId, fromOn, untilOn, problem) => {
  const asked = { staffId, deputyId, fromOn: day(fromOn), untilOn: day(untilOn) };
  expect(leaveProblem(asked, leaves, day("2026-11-20"))).toBe(problem);
});

test("a leave that is ended today was until yesterday, and one of today never was", () => {
  const [first] = leaves;
  if (first === undefined) throw new Error("no leave");
  expect(endedToday(first, day("2026-11-25"))).toBe("2026-11-24");
  expect(endedToday(first, day("2026-11-23"))).toBeUndefined();
  expect(endedToday(first, day("2026-11-20"))).toBeUndefined();
});

const represented = { staffId: "A", name: "A", roles: ["approver"] as const, untilOn: day("2026-11-27") };
const deputy = { staffId: "B", roles: ["officer"] as const, represents: [represented] };
const ofA = { state: "submitted", assigneeId: "A", isLocked: false, draftedBy: "C", refusalBy: null } as const;
const twoPersons = { answerNeedsApproval: true };

test("a deputy has the assignee's permissions on an open case that is not locked, and on no other", () => {
  expect(inPlaceOf(deputy, ofA)).toBe(represented);
  for (const other of [{ isLocked: true }, { assigneeId: "C" }, { assigneeId: null }, { state: "answered" } as const])
    expect(inPlaceOf(deputy, { ...ofA, ...other })).toBeUndefined();
  expect(mayOn(deputy, ofA, "complaint.contact")).toBe(true);
  expect(mayOn(deputy, { ...ofA, isLocked: true }, "complaint.contact")).toBe(false);
});

test("a deputy approves in the assignee's place what a third person wrote, and neither their own nor the assignee's words", () => {
  const taker = { ...deputy, actsFor: represented };
  expect(stepRefusal("approve", ofA, taker, twoPersons)).toBeUndefined();
  expect(stepRefusal("approve", { ...ofA, draftedBy: "A" }, taker, twoPersons)).toBe("second-person");
  expect(stepRefusal("approve", { ...ofA, draftedBy: "B" }, taker, twoPersons)).toBe("second-person");
  expect(stepRefusal("approve", ofA, deputy, twoPersons)).toBe("forbidden");
  // Who may approve anyway decides on the assignee's words as a second person.
  const approver = { ...taker, roles: ["approver"] as const };
  expect(stepRefusal("approve", { ...ofA, draftedBy: "A" }, approver, twoPersons)).toBeUndefined();
});

test("the history names the assignee only for a step that was the assignee's to take", () => {
  expect(stepInPlaceOf("approve", { ...deputy, actsFor: represented })).toBe("A");
  expect(stepInPlaceOf("approve", { ...deputy, actsFor: { ...represented, roles: ["handler"] } })).toBeNull();
  expect(stepInPlaceOf("approve", deputy)).toBeNull();
});

const staff = [
  { id: "handler", unitId: "u", roles: ["handler"] as const },
  { id: "deputy", unitId: null, roles: ["handler"] as const },
  { id: "head", unitId: "u", roles: ["approver"] as const },
  { id: "office", unitId: null, roles: ["office"] as const },
];
const holder = { assigneeId: "handler", unitId: null, isLocked: false };

test.each([
  ["handler", holder, { handler: "deputy" }, ["deputy"]],
  ["handler", holder, { handler: null }, ["head"]],
  ["handler", { ...holder, isLocked: true }, { handler: "deputy" }, ["head"]],
  ["unit-head", holder, { head: "deputy" }, ["deputy"]],
  ["unit-head", { ...holder, isLocked: true }, { head: "deputy" }, ["head"]],
  ["head-of-office", holder, { office: "head" }, ["head"]],
] as const)("a reminder to the %s with %j on leave as %j goes to %j", (recipient, one, away, expected) => {
  const receiver = (id: string) =>
    Object.hasOwn(away, id) ? ((away as Record<string, string | null>)[id] ?? null) : id;
  expect(peopleToRemind(recipient, one, staff, receiver)).toEqual(expected);
});

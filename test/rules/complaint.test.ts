import { expect, test } from "vitest";
import {
  canAnswer,
  canAssign,
  canNote,
  canOpen,
  complaintStates,
  urgencyOf,
  type ComplaintState,
} from "#app/complaints/complaint.ts";
import { publicHistory, type HistoryStep } from "#app/complaints/case-history.ts";
import { inboxViewOf } from "#app/complaints/inbox-view.ts";
import { complaintEventKinds } from "#app/complaints/complaint.ts";
import { day, instantAt } from "#app/platform/day.ts";

const allowed: readonly [state: ComplaintState, open: boolean, assign: boolean, note: boolean, answer: boolean][] = [
  ["received", true, true, true, true],
  ["opened", false, true, true, true],
  ["assigned", false, true, true, true],
  ["answered", false, false, true, false],
];

test.each(allowed)("what may be done with a case that is %s", (state, open, assign, note, answer) => {
  expect([canOpen(state), canAssign(state), canNote(state), canAnswer(state)]).toEqual([open, assign, note, answer]);
});

test("the table of moves speaks of every state", () => {
  expect(allowed.map(([state]) => state)).toEqual(complaintStates);
});

const today = day("2026-11-25");
const soonUntil = day("2026-11-27");

test.each([
  ["assigned", true, "2026-11-24", "overdue"],
  ["received", true, "2026-11-25", "soon"],
  ["opened", true, "2026-11-27", "soon"],
  ["received", true, "2026-11-30", "open"],
  ["answered", true, "2026-11-24", "answered"],
  ["received", false, "2026-11-24", "unowed"],
  ["answered", false, "2026-11-24", "answered"],
] as const)("a case %s (answer owed: %s) and due on %s is %s", (state, answerOwed, due, urgency) => {
  expect(urgencyOf({ state, answerOwed, dueOn: day(due) }, today, soonUntil)).toBe(urgency);
});

test("the sender reads neither internal notes nor readings of the contact, and no names", () => {
  const steps: HistoryStep[] = complaintEventKinds.map((kind) => ({
    id: kind,
    kind,
    at: instantAt(today, 9, 0),
    by: "Người xử lý thử",
    unit: null,
    assignee: "Người được giao thử",
    text: "Ghi chú nội bộ",
  }));
  const read = publicHistory(steps);
  expect(read.map(({ kind }) => kind)).toEqual(["received", "opened", "assigned", "answered", "due-moved"]);
  expect(JSON.stringify(read)).not.toMatch(/thử|nội bộ/);
});

test.each([
  [null, "open"],
  ["answered", "answered"],
  ["all", "all"],
  ["deleted", "open"],
])("the inbox asked for %s shows the cases %s", (asked, view) => {
  expect(inboxViewOf(asked)).toBe(view);
});

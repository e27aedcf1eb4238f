import { expect, test } from "vitest";
import { clockStartedOn, complaintEventKinds, reopenUntil, urgencyOf } from "#app/complaints/case/complaint.ts";
import { publicHistory, type HistoryStep } from "#app/complaints/case/case-history.ts";
import { filterQuery, inboxFilterOf, inboxViewOf, noFilter } from "#app/complaints/inbox/inbox-view.ts";
import { translator } from "#app/i18n/translate.ts";
import { day, instantAt } from "#app/platform/day.ts";

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
  ["reopened", true, "2026-11-24", "overdue"],
  ["submitted", true, "2026-11-27", "soon"],
  ["forwarded", true, "2026-11-24", "closed"],
  ["not-accepted", true, "2026-11-30", "closed"],
  ["withdrawn", false, "2026-11-24", "closed"],
] as const)("a case %s (answer owed: %s) and due on %s is %s", (state, answerOwed, due, urgency) => {
  expect(urgencyOf({ state, answerOwed, dueOn: day(due) }, today, soonUntil)).toBe(urgency);
});

test("an open case to which no answer is owed is not called anonymous: praise with a name is such a case, too", () => {
  expect(translator("vi")("complaints:urgency.unowed")).toBe("Không có hạn trả lời");
  expect(translator("en")("complaints:urgency.unowed")).toBe("No answer due");
});

test("the sender reads neither internal notes nor readings of the contact, and no names", () => {
  const steps: HistoryStep[] = complaintEventKinds.map((kind) => ({
    id: kind,
    kind,
    at: instantAt(today, 9, 0),
    by: "Người xử lý thử",
    unit: null,
    assignee: "Người được giao thử",
    inPlaceOf: "Người nghỉ thử",
    deputy: "Người thay thử",
    text: "Ghi chú nội bộ",
    moved: null,
  }));
  const read = publicHistory(steps);
  expect(read.map(({ kind }) => kind)).toEqual([
    "received",
    "opened",
    "assigned",
    "answered",
    "classified",
    "not-accepted",
    "forwarded",
    "asked",
    "replied",
    "withdrawn",
    "duplicate",
    "rerouted",
    "restored",
    "separated",
    "reopened",
    "due-moved",
  ]);
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

test.each([
  ["answered", "2026-11-01", null, 30, "2026-12-01"],
  ["answered", "2026-11-01", null, 0, null],
  ["answered", "2026-11-01", "2026-10-20", 30, null],
  ["reopened", null, "2026-11-10", 30, null],
  ["assigned", null, null, 30, null],
  ["not-accepted", null, null, 30, null],
] as const)(
  "%s, answered on %s, reopened on %s, %s days allowed: may be reopened until %s",
  (state, on, again, days, until) => {
    const found = { state, answeredOn: on === null ? null : day(on), reopenedOn: again === null ? null : day(again) };
    expect(reopenUntil(found, days)).toBe(until);
  },
);

test("the running clock of a reopened case starts on the day it was reopened", () => {
  expect(clockStartedOn({ receivedOn: day("2026-11-02"), reopenedOn: null })).toBe("2026-11-02");
  expect(clockStartedOn({ receivedOn: day("2026-11-02"), reopenedOn: day("2026-11-20") })).toBe("2026-11-20");
});

test("a filter is read from an address and written into one, and nonsense in it is left out", () => {
  const asked = new URLSearchParams(
    "view=all&q=+tr%E1%BB%85+h%E1%BA%B9n+&state=forwarded&lane=x&due=overdue&unit=&procedure=p1&from=2026-10-01&to=2026-02-30&part=missed",
  );
  const filter = inboxFilterOf(asked);
  expect(filter).toEqual({
    view: "all",
    q: "trễ hẹn",
    unitId: null,
    procedureId: "p1",
    state: "forwarded",
    lane: null,
    due: "overdue",
    from: "2026-10-01",
    to: null,
    part: "missed",
  });
  expect(inboxFilterOf(new URLSearchParams(filterQuery(filter, { before: "x" })))).toEqual(filter);
  expect(filterQuery(noFilter)).toBe("");
});

import { expect, test } from "vitest";
import { changeCalendar, previewCalendarChange } from "#app/complaints/due-days/change-calendar.server.ts";
import { confirmYear } from "#app/complaints/due-days/confirm-year.server.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import { changeOfDays } from "#app/deadlines/calendar/calendar-change.ts";
import { findCalendarPage } from "#app/deadlines/editing/calendar-page.server.ts";
import { findCalendarWarning } from "#app/deadlines/calendar/find-calendar.server.ts";
import { findDraft } from "#app/deadlines/editing/find-draft.server.ts";
import { findCalendarRevision } from "#app/deadlines/calendar/lock-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day } from "#app/platform/day.ts";
import { verifyAudit } from "#app/staff/audit/verify-audit.server.ts";
import { anyDayOff, makeChange, swap, withoutSwap } from "#test/support/calendar.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { openTestContext, type TestClock } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

async function openStory(time?: string) {
  const { context, clock } = await openTestContext(time);
  const officeId = await givenOffice(context);
  const editor = await givenColleague(context, officeId, ["office"], "Người sửa lịch thử");
  return { context, clock, officeId, editor };
}

/** A case received at nine on a day; answers its reference. */
async function receivedOn(context: Context, clock: TestClock, officeId: string, on: string): Promise<string> {
  clock.moveTo(`${on}T09:00:00+07:00`);
  return (await givenComplaint(context, officeId)).reference;
}

function caseOf(context: Context, reference: string) {
  return context.db
    .selectFrom("complaints")
    .where("reference", "=", reference)
    .select(["id", "due_on", "first_due_on", "due_unconfirmed", "revision", "state"])
    .executeTakeFirstOrThrow();
}

async function close(context: Context, reference: string): Promise<void> {
  const now = context.clock.now();
  await context.db
    .updateTable("complaints")
    .set({ state: "answered", answer: "Đã trả lời.", answered_at: now, answered_on: null })
    .where("reference", "=", reference)
    .execute();
}

test("a late-announced swap moves exactly the open cases it concerns, and their histories say from when to when and why", async () => {
  const { context, clock, officeId, editor } = await openStory("2026-08-01T09:00:00+07:00");
  await makeChange(context, editor, withoutSwap);
  const early = await receivedOn(context, clock, officeId, "2026-08-10");
  const overSaturday = await receivedOn(context, clock, officeId, "2026-08-18");
  const overMonday = await receivedOn(context, clock, officeId, "2026-08-26");
  const closed = await receivedOn(context, clock, officeId, "2026-08-26");
  await close(context, closed);
  const before = await caseOf(context, overMonday);

  const { preview, outcome } = await makeChange(context, editor, swap);

  expect(preview.moves).toEqual([
    { reference: overSaturday, from: "2026-08-25", to: "2026-08-24" },
    { reference: overMonday, from: "2026-09-04", to: "2026-09-07" },
  ]);
  expect(outcome).toEqual({ ok: true, movedCases: 2, year: 2026 });
  expect(await caseOf(context, early)).toMatchObject({ due_on: "2026-08-17", revision: 1 });
  expect(await caseOf(context, closed)).toMatchObject({ due_on: "2026-09-04", revision: 1 });
  const moved = await caseOf(context, overMonday);
  expect(moved).toMatchObject({ due_on: "2026-09-07", first_due_on: "2026-09-04", revision: before.revision + 1 });
  const steps = await listHistory(context.db, officeId, moved.id);
  expect(steps.filter(({ kind }) => kind === "due-moved")).toMatchObject([
    {
      by: "Người sửa lịch thử",
      text: null,
      moved: { from: "2026-09-04", to: "2026-09-07", reason: "Thông báo số 1 về hoán đổi ngày làm việc" },
    },
  ]);
});

test("a preview saves nothing", async () => {
  const { context, clock, officeId, editor } = await openStory("2026-08-01T09:00:00+07:00");
  await makeChange(context, editor, withoutSwap);
  const reference = await receivedOn(context, clock, officeId, "2026-08-26");
  const revision = await findCalendarRevision(context.db, officeId);
  expect((await previewCalendarChange(context, officeId, swap)).ok).toBe(true);
  expect(await caseOf(context, reference)).toMatchObject({ due_on: "2026-09-04" });
  expect(await findCalendarRevision(context.db, officeId)).toBe(revision);
});

test("the preview counts locked cases but does not name them; saving moves them as well", async () => {
  const { context, clock, officeId, editor } = await openStory("2026-08-01T09:00:00+07:00");
  await makeChange(context, editor, withoutSwap);
  const reference = await receivedOn(context, clock, officeId, "2026-08-26");
  await context.db.updateTable("complaints").set({ locked: 1 }).where("reference", "=", reference).execute();
  const { preview } = await makeChange(context, editor, swap);
  expect(preview).toMatchObject({ moves: [], lockedMoves: 1 });
  expect(await caseOf(context, reference)).toMatchObject({ due_on: "2026-09-07" });
});

test("a case that was reopened moves by its second clock", async () => {
  const { context, clock, officeId, editor } = await openStory("2026-08-01T09:00:00+07:00");
  await makeChange(context, editor, withoutSwap);
  const reference = await receivedOn(context, clock, officeId, "2026-08-03");
  await context.db
    .updateTable("complaints")
    .set({ state: "reopened", reopened_on: day("2026-08-26"), due_on: day("2026-09-04") })
    .where("reference", "=", reference)
    .execute();
  await makeChange(context, editor, swap);
  expect(await caseOf(context, reference)).toMatchObject({ due_on: "2026-09-07", first_due_on: "2026-08-10" });
});

test("a change of another office's calendar leaves this one's cases alone", async () => {
  const { context, clock, officeId, editor } = await openStory("2026-08-01T09:00:00+07:00");
  const otherOffice = await givenOffice(context, "khac");
  const otherEditor = await givenColleague(context, otherOffice, ["office"]);
  await makeChange(context, editor, withoutSwap);
  const reference = await receivedOn(context, clock, officeId, "2026-08-26");
  await makeChange(context, otherEditor, withoutSwap);
  await makeChange(context, otherEditor, swap);
  expect(await caseOf(context, reference)).toMatchObject({ due_on: "2026-09-04", revision: 1 });
});

test("of two people editing, the second is told who did what and saves nothing", async () => {
  const { context, officeId, editor } = await openStory();
  const other = await givenColleague(context, officeId, ["administrator"], "Quản trị thử");
  const seen = await findCalendarRevision(context.db, officeId);
  await makeChange(context, other, changeOfDays("Thông báo số 2", [anyDayOff("2026-12-03")]));
  const mine = changeOfDays("Thông báo số 3", [anyDayOff("2026-12-04")]);
  const outcome = await changeCalendar(context, editor, { change: mine, revision: seen });
  expect(outcome).toMatchObject({
    ok: false,
    reason: "changed",
    since: [{ by: "Quản trị thử", reason: "Thông báo số 2", difference: { added: [{ day: "2026-12-03" }] } }],
  });
  expect((await makeChange(context, editor, mine)).outcome.ok).toBe(true);
});

test("two who save at the same moment: one wins", async () => {
  const { context, officeId, editor } = await openStory();
  const other = await givenColleague(context, officeId, ["administrator"]);
  const revision = await findCalendarRevision(context.db, officeId);
  const outcomes = await Promise.all([
    changeCalendar(context, editor, { change: changeOfDays("Một", [anyDayOff("2026-12-03")]), revision }),
    changeCalendar(context, other, { change: changeOfDays("Hai", [anyDayOff("2026-12-04")]), revision }),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter((one) => !one.ok && one.reason === "changed")).toHaveLength(1);
});

test("a complaint sent while the calendar changes is counted by one calendar or moved to the other, never left between", async () => {
  const { context, clock, officeId, editor } = await openStory("2026-08-01T09:00:00+07:00");
  await makeChange(context, editor, withoutSwap);
  clock.moveTo("2026-08-26T09:00:00+07:00");
  const revision = await findCalendarRevision(context.db, officeId);
  const [outcome, ...sent] = await Promise.all([
    changeCalendar(context, editor, { change: swap, revision }),
    ...Array.from({ length: 6 }, () => givenComplaint(context, officeId)),
  ]);
  expect(outcome.ok).toBe(true);
  for (const { reference } of sent) expect((await caseOf(context, reference)).due_on).toBe("2026-09-07");
});

test("opening a year counts its open cases again, from the law's draft to what was announced", async () => {
  const { context, clock, officeId, editor } = await openStory();
  const reference = await receivedOn(context, clock, officeId, "2026-12-28");
  expect(await caseOf(context, reference)).toMatchObject({ due_unconfirmed: 1, due_on: "2027-01-05" });
  const draft = await findDraft(context.db, officeId, 2027, null);
  if (draft === undefined) throw new Error("no draft");
  const swapped = { ...anyDayOff("2027-01-04"), name: "Nghỉ hoán đổi" };
  const change = { ...draft.change, put: [...draft.change.put, swapped] };
  const { preview } = await makeChange(context, editor, change);
  expect(preview.moves).toMatchObject([{ reference, from: "2027-01-05", to: "2027-01-06" }]);
  expect(await caseOf(context, reference)).toMatchObject({ due_unconfirmed: 1, due_on: "2027-01-06" });
});

test("confirming the drafted year 2027 clears the mark of due days in it, without disturbing the cases", async () => {
  const { context, clock, officeId, editor } = await openStory();
  const reference = await receivedOn(context, clock, officeId, "2026-12-28");
  expect(await caseOf(context, reference)).toMatchObject({ due_unconfirmed: 1, due_on: "2027-01-05" });
  expect(await findCalendarWarning(context, officeId)).toEqual([2027]);

  const draft = await findDraft(context.db, officeId, 2027, null);
  if (draft === undefined) throw new Error("no draft");
  await makeChange(context, editor, draft.change);
  expect(await caseOf(context, reference)).toMatchObject({ due_unconfirmed: 1, due_on: "2027-01-05", revision: 1 });

  const page = await findCalendarPage(context, officeId, new URLSearchParams("year=2027"));
  expect(page.state.confirmedAt).toBeNull();
  const form = new FormData();
  const filled = { intent: "confirm", year: "2027", revision: String(page.revision), source: "Thông báo số 9" };
  for (const [name, value] of Object.entries(filled)) form.set(name, value);
  expect(await confirmYear(context, editor, form)).toEqual({ ok: true, year: 2027, intent: "confirm" });

  expect(await caseOf(context, reference)).toMatchObject({ due_unconfirmed: 0, due_on: "2027-01-05", revision: 1 });
  expect(await findCalendarWarning(context, officeId)).toEqual([]);
  const after = await findCalendarPage(context, officeId, new URLSearchParams("year=2027"));
  expect(after.state).toMatchObject({ confirmedBy: "Người sửa lịch thử", source: "Thông báo số 9" });
  expect(after.shown.sources).toEqual(["Thông báo số 9"]);
});

test("taking a confirmation back marks the due days again; an empty year cannot be confirmed", async () => {
  const { context, officeId, editor } = await openStory();
  const { reference } = await givenComplaint(context, officeId);
  const ask = async (intent: string, year: string) => {
    const form = new FormData();
    const revision = String(await findCalendarRevision(context.db, officeId));
    for (const [name, value] of Object.entries({ intent, year, revision, source: "Nhầm năm" })) form.set(name, value);
    return confirmYear(context, editor, form);
  };
  expect(await ask("reopen", "2026")).toMatchObject({ ok: true });
  expect(await caseOf(context, reference)).toMatchObject({ due_unconfirmed: 1, revision: 1 });
  expect(await ask("confirm", "2031")).toMatchObject({ ok: false, status: 400 });
});

test("every change is in the audit record, and the record holds", async () => {
  const { context, officeId, editor } = await openStory();
  await makeChange(context, editor, changeOfDays("Thông báo số 2", [anyDayOff("2026-12-03")]));
  const entries = await context.db
    .selectFrom("audit_entries")
    .where("office_id", "=", officeId)
    .where("action", "=", "calendar-changed")
    .select(["staff_id", "subject", "changes"])
    .execute();
  const { day, kind, name, source } = anyDayOff("2026-12-03");
  const after = `${day} ${kind} ${name} (${source})`;
  const changes = JSON.stringify([{ field: "calendarDay", before: "", after }]);
  expect(entries).toEqual([{ staff_id: editor.staffId, subject: "2026", changes }]);
  expect(await verifyAudit(context, [])).toMatchObject({ ok: true });
});

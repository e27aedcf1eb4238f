import { expect, test } from "vitest";
import { listInbox } from "#app/complaints/inbox/list-inbox.server.ts";
import { dashboard } from "#app/figures/dashboard/dashboard.server.ts";
import { periodFrom } from "#app/figures/period/period.ts";
import { addDays, day, dayOf, instantAt } from "#app/platform/day.ts";
import { morningBrief } from "#app/reports/morning/morning-brief.server.ts";
import { approverOf, givenComplaint } from "#test/support/complaints.ts";
import { givenOfficeOf130 } from "#test/support/many-kinds-of-dossiers.ts";
import { givenOffice } from "#test/support/story.ts";

const seesAll = { seesComments: true, seesReports: true };

test("the page of the morning meeting has the overview's figures, and its sums are those of the inbox and the overview", async () => {
  const { context, officeId } = await givenOfficeOf130();
  await givenComplaint(context, officeId);
  await context.db
    .updateTable("complaints")
    .set({ due_on: day("2026-01-05") })
    .execute();
  const today = dayOf(context.clock.now());
  const period = periodFrom(new URLSearchParams(), today);
  const reader = { ...approverOf(officeId), ...seesAll };
  const brief = await morningBrief(context.db, reader, period, today);
  const overview = await dashboard(context.db, officeId, period, today);
  expect(brief.results).toEqual(overview.results);
  expect(brief.pace).toEqual(overview.pace);
  expect(brief.overdueOfPeriod).toBe(overview.counts.overdue);
  const inbox = await listInbox(context, reader, { after: null });
  expect(inbox.counts.overdue).toBeGreaterThan(0);
  expect(brief.units.total.cases.overdue).toBe(inbox.counts.overdue);
  const open = await context.db
    .selectFrom("dossiers")
    .where("finished_on", "is", null)
    .where("due_on", "is not", null)
    .select("due_on")
    .execute();
  const { overdue, today: dueToday, next } = brief.units.total.dossiers;
  expect(overdue).toBe(open.filter(({ due_on }) => due_on !== null && due_on < today).length);
  expect(dueToday + next).toBe(
    open.filter(({ due_on }) => due_on !== null && due_on >= today && due_on <= brief.nextDay).length,
  );
});

test("at most three low comments since the last working day, masked; none of them without the right to read comments", async () => {
  const { context, officeId } = await givenOfficeOf130();
  const today = dayOf(context.clock.now());
  const period = periodFrom(new URLSearchParams(), today);
  const comment = "Gọi tôi theo số 0912345678, tôi chờ quá lâu.";
  const yesterday = addDays(today, -1);
  await context.db
    .updateTable("ratings")
    .set({ comment, score: 1, given_at: instantAt(yesterday, 9, 0), given_on: yesterday })
    .where("set_aside_at", "is", null)
    .execute();
  const reader = { ...approverOf(officeId), ...seesAll };
  const { comments } = await morningBrief(context.db, reader, period, today);
  expect(comments).toHaveLength(3);
  expect(comments.map((one) => one.comment).join()).not.toContain("0912345678");
  const other = await morningBrief(context.db, { ...reader, seesComments: false }, period, today);
  expect(other.comments).toEqual([]);
});

test("another office's cases, dossiers and comments are not on the page, and an empty office has an empty one", async () => {
  const { context, officeId } = await givenOfficeOf130();
  await givenComplaint(context, officeId);
  const other = await givenOffice(context, "so-khac");
  const today = dayOf(context.clock.now());
  const period = periodFrom(new URLSearchParams(), today);
  const brief = await morningBrief(context.db, { ...approverOf(other), ...seesAll }, period, today);
  expect(brief.units.lines).toEqual([]);
  expect(brief.comments).toEqual([]);
  expect(brief.firstDay).toBeUndefined();
});

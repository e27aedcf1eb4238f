import { expect, test } from "vitest";
import { assignComplaint } from "#app/complaints/handling/assign-complaint.server.ts";
import { submitAnswer } from "#app/complaints/handling/answer-complaint.server.ts";
import type { InboxFilter } from "#app/complaints/inbox/inbox-view.ts";
import { listInbox } from "#app/complaints/inbox/list-inbox.server.ts";
import { answerText, asSeen, givenCase } from "#test/support/case-life.ts";
import { givenComplaint, givenUnit } from "#test/support/complaints.ts";

async function givenInbox() {
  const story = await givenCase({ text: "Kết quả trễ hẹn 100% hồ sơ." });
  const { context, clock, officeId, people, reference: late } = story;
  clock.moveTo("2026-11-27T09:00:00+07:00");
  const { reference: chair } = await givenComplaint(context, officeId, { text: "Thiếu ghế ngồi ở Đại sảnh." });
  const { reference: anonymous } = await givenComplaint(context, officeId, {
    text: "Khu vực chờ nóng.",
    contact: null,
  });
  const unitId = await givenUnit(context, officeId, "Phòng thử");
  const seen = await asSeen(context, people.office, chair);
  await assignComplaint(context, people.office, { ...seen, unitId, assigneeId: people.handler.staffId });
  clock.moveTo("2026-12-02T09:00:00+07:00");
  const find = async (filter: Partial<InboxFilter>, viewer = people.office) =>
    (await listInbox(context, viewer, { ...filter, after: null })).lines.map(({ reference }) => reference);
  return { ...story, late, chair, anonymous, unitId, find };
}

test("the list is narrowed by words without marks, reference, unit, state, lane and due day", async () => {
  const { late, chair, anonymous, unitId, find } = await givenInbox();
  expect(await find({ q: "dai sanh ghe" })).toEqual([chair]);
  expect(await find({ q: "GHẾ" })).toEqual([chair]);
  expect(await find({ q: "ghe nong" })).toEqual([]);
  expect(await find({ q: "100%" })).toEqual([late]);
  expect(await find({ q: "_" })).toEqual([]);
  expect(await find({ q: chair.toLowerCase().replaceAll("-", " ") })).toEqual([chair]);
  expect(await find({ unitId })).toEqual([chair]);
  expect(await find({ state: "assigned" })).toEqual([chair]);
  expect(await find({ lane: "denunciation" })).toEqual([]);
  expect(await find({ due: "overdue" })).toEqual([late]);
  expect(await find({ due: "soon" })).toEqual([chair]);
  expect(await find({ due: "week" })).toEqual([chair]);
  expect(await find({ lane: "feedback", due: null })).toEqual([late, chair, anonymous]);
  expect(await find({ procedureId: "none" })).toEqual([]);
});

test("each view counts its cases, for the person who looks", async () => {
  const { context, people, late, chair, find } = await givenInbox();
  const seen = await asSeen(context, people.handler, late);
  await submitAnswer(context, people.handler, { ...seen, text: answerText });
  expect(await find({ view: "approval" })).toEqual([late]);
  expect(await find({ view: "mine" }, people.handler)).toEqual([chair]);
  const inbox = await listInbox(context, people.handler, { view: "open", after: null });
  expect(inbox.viewCounts).toEqual({ open: 3, mine: 1, approval: 1, answered: 0, all: 3 });
});

test("a filtered list is read page by page", async () => {
  const { context, officeId, people } = await givenCase();
  for (let number = 1; number <= 32; number += 1) {
    await givenComplaint(context, officeId, { text: `Phản ánh về ghế ngồi, lần thứ ${String(number)}.` });
  }
  const asked = { view: "all" as const, q: "ghe ngoi" };
  const first = await listInbox(context, people.office, { ...asked, after: null });
  const second = await listInbox(context, people.office, { ...asked, after: first.next });
  expect([first.lines.length, second.lines.length, second.next]).toEqual([30, 2, undefined]);
});

import { expect, test } from "vitest";
import { addNote } from "#app/complaints/handling/add-note.server.ts";
import { answerComplaint, approveAnswer, submitAnswer } from "#app/complaints/handling/answer-complaint.server.ts";
import { assignComplaint } from "#app/complaints/handling/assign-complaint.server.ts";
import { findCase } from "#app/complaints/case/find-case.server.ts";
import { withdrawCase } from "#app/complaints/following/act-as-sender.server.ts";
import { followCase } from "#app/complaints/following/follow-case.server.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import { listInbox } from "#app/complaints/inbox/list-inbox.server.ts";
import { openCase } from "#app/complaints/handling/open-case.server.ts";
import { readContact } from "#app/complaints/handling/read-contact.server.ts";
import { sendComplaint } from "#app/complaints/sending/send-complaint.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import {
  aComplaint,
  approverOf,
  givenColleague,
  givenComplaint,
  givenUnit,
  someContact,
} from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenOffice } from "#test/support/story.ts";

const answerText = "Kính gửi Ông/Bà, hồ sơ đã có kết quả và đã được gửi qua bưu chính.";

async function revisionOf(context: Context, officeId: string, reference: string): Promise<number> {
  return (await findCase(context.db, approverOf(officeId), reference))?.revision ?? 0;
}

function countCases(context: Context) {
  return context.db
    .selectFrom("complaints")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
}

test("a complaint goes from the sender to the answer, and every step stands in its history", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const unitId = await givenUnit(context, officeId, "Phòng Quản lý công nghệ");
  const office = await givenColleague(context, officeId, ["office"], "Văn phòng thử");
  const handler = await givenColleague(context, officeId, ["handler"]);
  const { reference, secret } = await givenComplaint(context, officeId);

  clock.moveTo("2026-11-20T10:00:00+07:00");
  await openCase(context, office, reference);
  await openCase(context, handler, reference);
  const assigned = await assignComplaint(context, office, {
    reference,
    revision: await revisionOf(context, officeId, reference),
    unitId,
    assigneeId: handler.staffId,
  });
  expect(assigned.ok).toBe(true);
  expect((await addNote(context, handler, { reference, note: "Đã hỏi quầy số 2." })).ok).toBe(true);
  clock.moveTo("2026-11-25T10:00:00+07:00");
  const revision = await revisionOf(context, officeId, reference);
  expect((await submitAnswer(context, handler, { reference, revision, text: answerText })).ok).toBe(true);
  expect((await approveAnswer(context, office, { reference, revision: revision + 1 })).ok).toBe(true);

  const found = await findCase(context.db, approverOf(officeId), reference);
  expect(found).toMatchObject({ state: "answered", answer: answerText, answeredOn: "2026-11-25" });
  const history = await listHistory(context.db, officeId, found?.id ?? "");
  expect(history.map(({ kind, by }) => [kind, by])).toEqual([
    ["received", null],
    ["opened", "Văn phòng thử"],
    ["assigned", "Văn phòng thử"],
    ["noted", "Người xử lý thử"],
    ["submitted", "Người xử lý thử"],
    ["answered", "Văn phòng thử"],
  ]);
  expect(history[2]).toMatchObject({ unit: "Phòng Quản lý công nghệ", assignee: "Người xử lý thử" });

  const followed = await followCase(context, reference, secret);
  expect(followed).toMatchObject({ ok: true, case: { state: "answered", answer: answerText, workingDaysLeft: 3 } });
  const steps = followed.ok ? followed.case.steps.map(({ kind }) => kind) : [];
  expect(steps).toEqual(["received", "opened", "assigned", "answered"]);
  expect(JSON.stringify(followed)).not.toContain("quầy số 2");
  expect(JSON.stringify(followed)).not.toContain("Người xử lý thử");
});

test("a complaint of 20/11/2026 is due on 30/11/2026, 24/11 being a holiday", async () => {
  const { context } = await openTestContext("2026-11-20T09:00:00+07:00");
  const { reference, secret } = await givenComplaint(context, await givenOffice(context));
  const followed = await followCase(context, reference, secret);
  if (!followed.ok) throw new Error(followed.reason);
  expect(followed.case).toMatchObject({ receivedOn: "2026-11-20", dueOn: "2026-11-30", dueUnconfirmed: false });
  expect(followed.case.counting?.days.find(({ day }) => day === "2026-11-24")).toMatchObject({
    counted: null,
    name: "Ngày Văn hóa Việt Nam",
  });
});

test("a due day in a year whose calendar nobody confirmed is marked", async () => {
  const { context } = await openTestContext("2026-12-30T09:00:00+07:00");
  const officeId = await givenOffice(context);
  const { reference } = await givenComplaint(context, officeId);
  expect(await findCase(context.db, approverOf(officeId), reference)).toMatchObject({
    dueOn: "2027-01-07",
    dueUnconfirmed: true,
  });
});

test("the case opens to reference and secret however they are typed, and to nothing less", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { reference, secret } = await givenComplaint(context, officeId);
  const other = await givenComplaint(context, officeId, { text: "Một phản ánh khác của người khác." });
  const typed = `${reference.slice(3).toLowerCase().replace("-", " ")} `;
  expect((await followCase(context, typed, `${secret.slice(0, 5)} ${secret.slice(5).toLowerCase()}`)).ok).toBe(true);
  expect(await followCase(context, reference, other.secret)).toEqual({ ok: false, reason: "refused" });
  expect(await followCase(context, reference, "")).toEqual({ ok: false, reason: "refused" });
  expect(await followCase(context, "PA-3333-3333", secret)).toEqual({ ok: false, reason: "refused" });
});

test("whoever tries wrong secrets is told so after ten, and the right secret is always taken", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { reference, secret } = await givenComplaint(context, officeId);
  const other = await givenComplaint(context, officeId, { text: "Một phản ánh khác của người khác." });
  const from = (address: string) => ({ ...context, visitor: { address, userAgent: "", languages: "" } });
  const stranger = from("203.0.113.7");
  const tries = [];
  for (let attempt = 1; attempt <= 30; attempt += 1) tries.push(await followCase(stranger, reference, other.secret));
  expect(tries.at(9)).toEqual({ ok: false, reason: "refused" });
  expect(tries.at(10)).toEqual({ ok: false, reason: "too-many" });
  for (const who of [context, stranger, from("198.51.100.2")]) {
    expect((await followCase(who, reference, secret)).ok).toBe(true);
  }
  const again = await followCase(from("198.51.100.2"), reference, other.secret);
  expect(again, "another network's failures are its own").toEqual({ ok: false, reason: "refused" });
  expect(await withdrawCase(stranger, { reference, secret }, "")).toEqual({ ok: true });
});

test("a right secret forgives the wrong ones before it", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { reference, secret } = await givenComplaint(context, officeId);
  const other = await givenComplaint(context, officeId, { text: "Một phản ánh khác của người khác." });
  for (let round = 1; round <= 3; round += 1) {
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      expect(await followCase(context, reference, other.secret)).toEqual({ ok: false, reason: "refused" });
    }
    expect((await followCase(context, reference, secret)).ok).toBe(true);
  }
});

test("a case page read again and again stays open", async () => {
  const { context } = await openTestContext();
  const { reference, secret } = await givenComplaint(context, await givenOffice(context));
  for (let time = 1; time <= 40; time += 1) expect((await followCase(context, reference, secret)).ok).toBe(true);
});

test("the same form sent twice at once makes one case and gives the same codes twice", async () => {
  const { context } = await openTestContext();
  const sent = aComplaint(await givenOffice(context), { formKey: "a random key of one form" });
  const [first, second] = await Promise.all([sendComplaint(context, sent), sendComplaint(context, sent)]);
  expect(second).toEqual(first);
  expect(await sendComplaint(context, sent)).toEqual(first);
  expect(await countCases(context)).toEqual({ count: 1 });
  expect((await followCase(context, second.reference, second.secret)).ok).toBe(true);
});

test("a form sent again with other words is another case: nothing typed is lost", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const formKey = "a random key of one form";
  const first = await givenComplaint(context, officeId, { formKey });
  const second = await givenComplaint(context, officeId, { formKey, text: "Xin nói thêm: tôi đã gọi hai lần." });
  expect(second.reference).not.toBe(first.reference);
  expect(await countCases(context)).toEqual({ count: 2 });
});

test("of two people answering at the same moment one wins, and the other is told who did what", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const colleagues = [
    await givenColleague(context, officeId, ["office"], "Người thứ nhất"),
    await givenColleague(context, officeId, ["approver"], "Người thứ hai"),
  ];
  const { reference, secret } = await givenComplaint(context, officeId);
  const revision = await revisionOf(context, officeId, reference);
  const outcomes = await Promise.all(
    colleagues.map((staff, index) =>
      answerComplaint(context, staff, { reference, revision, text: `${answerText} ${String(index)}` }),
    ),
  );
  const winner = outcomes.findIndex(({ ok }) => ok);
  const names = ["Người thứ nhất", "Người thứ hai"];
  expect(outcomes[1 - winner]).toMatchObject({
    ok: false,
    reason: "state",
    last: { kind: "answered", by: names[winner] },
  });
  expect(await followCase(context, reference, secret)).toMatchObject({
    case: { answer: `${answerText} ${String(winner)}` },
  });
});

test("an answer to a case that a colleague changed meanwhile is not sent unread", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const handler = await givenColleague(context, officeId, ["office"]);
  const { reference } = await givenComplaint(context, officeId);
  const revision = await revisionOf(context, officeId, reference);
  await addNote(context, handler, { reference, note: "Người gửi đã gọi lại, xem trước khi trả lời." });
  const refused = await answerComplaint(context, handler, { reference, revision, text: answerText });
  expect(refused).toMatchObject({ ok: false, reason: "changed", last: { kind: "noted" } });
  const again = { reference, revision: revision + 1, text: answerText };
  expect(await answerComplaint(context, handler, again)).toEqual({ ok: true, revision: revision + 2 });
  expect(await answerComplaint(context, handler, { ...again, revision: revision + 2 })).toMatchObject({
    reason: "state",
  });
});

test("the staff of another office see nothing and change nothing", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const elsewhere = await givenOffice(context, "elsewhere");
  const stranger = await givenColleague(context, elsewhere, ["office"]);
  const { reference } = await givenComplaint(context, officeId);
  const found = await findCase(context.db, approverOf(officeId), reference);
  const id = found?.id ?? "";
  expect(await findCase(context.db, approverOf(elsewhere), reference)).toBeUndefined();
  expect((await listInbox(context, approverOf(elsewhere), { view: "all", after: null })).lines).toEqual([]);
  expect(await listHistory(context.db, elsewhere, id)).toEqual([]);
  await openCase(context, stranger, reference);
  const nothing = { ok: false, reason: "not-found" };
  expect(await addNote(context, stranger, { reference, note: "?" })).toEqual(nothing);
  expect(await answerComplaint(context, stranger, { reference, revision: 1, text: answerText })).toEqual(nothing);
  expect(await readContact(context, stranger, id)).toEqual(nothing);
  expect(await findCase(context.db, approverOf(officeId), reference)).toEqual(found);
});

test("a case is given only to units and people of its own office who may answer", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const elsewhere = await givenOffice(context, "elsewhere");
  const approver = await givenColleague(context, officeId, ["approver"]);
  const counterOfficer = await givenColleague(context, officeId, ["officer"]);
  const stranger = await givenColleague(context, elsewhere, ["handler"]);
  const theirUnit = await givenUnit(context, elsewhere, "Phòng của cơ quan khác");
  const { reference } = await givenComplaint(context, officeId);
  for (const [unitId, assigneeId] of [
    [null, null],
    [theirUnit, null],
    [null, stranger.staffId],
    [null, counterOfficer.staffId],
  ] as const) {
    const outcome = await assignComplaint(context, approver, { reference, revision: 1, unitId, assigneeId });
    expect(outcome).toEqual({ ok: false, reason: "assignee" });
  }
});

test("contact details are sealed at rest, read by those who handle cases, and each reading is recorded", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const handler = await givenColleague(context, officeId, ["handler"]);
  const counterOfficer = await givenColleague(context, officeId, ["officer"]);
  const { reference } = await givenComplaint(context, officeId);
  const id = (await findCase(context.db, approverOf(officeId), reference))?.id ?? "";
  const raw = JSON.stringify([
    await context.db.selectFrom("complaint_contacts").selectAll().execute(),
    await context.db.selectFrom("complaints").selectAll().execute(),
  ]);
  for (const detail of Object.values(someContact).filter((value) => value !== "")) expect(raw).not.toContain(detail);
  expect(await readContact(context, counterOfficer, id)).toEqual({ ok: false, reason: "forbidden" });
  expect(await readContact(context, handler, id)).toEqual({ ok: true, contact: someContact });
  const kinds = (await listHistory(context.db, officeId, id)).map(({ kind }) => kind);
  expect(kinds).toEqual(["received", "contact-read"]);
});

test("without contact it is an anonymous comment: no answer is owed, one can still be given", async () => {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const handler = await givenColleague(context, officeId, ["office"]);
  const { reference, secret } = await givenComplaint(context, officeId, { contact: null });
  const id = (await findCase(context.db, approverOf(officeId), reference))?.id ?? "";
  expect(await readContact(context, handler, id)).toEqual({ ok: false, reason: "none" });
  clock.moveTo("2026-12-10T09:00:00+07:00");
  const inbox = await listInbox(context, approverOf(officeId), { view: "open", after: null });
  expect(inbox.counts).toEqual({ overdue: 0, soon: 0, open: 1 });
  expect(inbox.lines[0]).toMatchObject({ answerOwed: false, urgency: "unowed" });
  await answerComplaint(context, handler, { reference, revision: 1, text: answerText });
  expect(await followCase(context, reference, secret)).toMatchObject({ case: { answer: answerText } });
});

test("the inbox stands in order of due day, with what is overdue and due soon marked and counted", async () => {
  const { context, clock } = await openTestContext("2026-11-16T09:00:00+07:00");
  const officeId = await givenOffice(context);
  const overdue = await givenComplaint(context, officeId);
  clock.moveTo("2026-11-20T09:00:00+07:00");
  const open = await givenComplaint(context, officeId);
  clock.moveTo("2026-11-18T09:00:00+07:00");
  const soon = await givenComplaint(context, officeId, { text: "Gửi sau nhưng hạn trước." });
  clock.moveTo("2026-11-25T09:00:00+07:00");
  const { lines, counts } = await listInbox(context, approverOf(officeId), { view: "open", after: null });
  expect(lines.map(({ reference, urgency }) => [reference, urgency])).toEqual([
    [overdue.reference, "overdue"],
    [soon.reference, "soon"],
    [open.reference, "open"],
  ]);
  expect(counts).toEqual({ overdue: 1, soon: 1, open: 3 });
});

test("a long inbox is read page by page without losing or repeating a case", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  for (let number = 1; number <= 35; number += 1) {
    await givenComplaint(context, officeId, { text: `Phản ánh thứ ${String(number)} trong ngày.` });
  }
  for (const view of ["open", "all"] as const) {
    const first = await listInbox(context, approverOf(officeId), { view, after: null });
    const second = await listInbox(context, approverOf(officeId), { view, after: first.next });
    expect([first.lines.length, second.lines.length, second.next]).toEqual([30, 5, undefined]);
    expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(35);
  }
});

test("wrong secrets of one network are not counted against another", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { reference } = await givenComplaint(context, officeId);
  const other = await givenComplaint(context, officeId, { text: "Một phản ánh khác của người khác." });
  const from = (address: string) => ({ ...context, visitor: { address, userAgent: "", languages: "" } });
  for (let attempt = 1; attempt <= 11; attempt += 1) await followCase(from("203.0.113.7"), reference, other.secret);
  expect(await followCase(from("203.0.113.7"), reference, other.secret)).toEqual({ ok: false, reason: "too-many" });
  expect(await followCase(from("198.51.100.2"), reference, other.secret)).toEqual({ ok: false, reason: "refused" });
});

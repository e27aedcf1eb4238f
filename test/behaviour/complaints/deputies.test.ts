import { expect, test } from "vitest";
import { answerComplaint, submitAnswer } from "#app/complaints/handling/answer-complaint.server.ts";
import { assignComplaint, entrustCase } from "#app/complaints/handling/assign-complaint.server.ts";
import { listAssignees } from "#app/complaints/handling/list-assignees.server.ts";
import { findCasePage } from "#app/complaints/handling/find-case-page.server.ts";
import { readContact } from "#app/complaints/handling/read-contact.server.ts";
import { rerouteCase } from "#app/complaints/handling/reroute-case.server.ts";
import { findCase } from "#app/complaints/case/find-case.server.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import { listInbox } from "#app/complaints/inbox/list-inbox.server.ts";
import { remindStaff } from "#app/complaints/reminders/remind-staff.server.ts";
import { day, dayOf } from "#app/platform/day.ts";
import { findLeavePart, postLeave } from "#app/staff/leave/post-leave.server.ts";
import { endLeave, setLeave } from "#app/staff/leave/set-leave.server.ts";
import { answerText, asSeen, caseNow } from "#test/support/case-life.ts";
import { givenComplaint, someContact } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { openLetters } from "#test/support/outbox.ts";
import { closeAsSeen, givenAccount, signedIn, signedInAs, whoIs } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const week = { from: day("2026-11-23"), until: day("2026-11-27") };

/** Monday of the week in which the handler is away and the officer deputises; both browsers are signed in. */
async function givenLeave() {
  const { context, clock } = await openTestContext("2026-11-20T09:00:00+07:00");
  const officeId = await givenOffice(context);
  const add = (email: string, role: "administrator" | "handler" | "officer" | "approver") =>
    givenAccount(context, officeId, `${email}@coquan.gov.vn`, [role]);
  await add("quantri", "administrator");
  const handlerId = await add("mot", "handler");
  const deputyId = await add("hai", "officer");
  await add("ba", "approver");
  const administrator = await signedInAs(context, "quantri@coquan.gov.vn");
  const head = await signedInAs(context, "ba@coquan.gov.vn");
  const handler = await signedInAs(context, "mot@coquan.gov.vn");
  const give = async (assigneeId = handlerId) => {
    const { reference } = await givenComplaint(context, officeId, { contact: someContact });
    await assignComplaint(context, head, { ...(await asSeen(context, head, reference)), unitId: null, assigneeId });
    return reference;
  };
  const reference = await give();
  expect(await setLeave(context, handler, handlerId, { ...week, deputy: deputyId })).toEqual({ ok: true });
  clock.moveTo("2026-11-23T09:00:00+07:00");
  const deputy = await signedInAs(context, "hai@coquan.gov.vn");
  return { context, clock, officeId, administrator, head, handler, handlerId, deputy, deputyId, give, reference };
}

test("on days of leave the deputy has the handler's cases among their own and handles them in the handler's place", async () => {
  const { context, officeId, deputy, handlerId, reference } = await givenLeave();
  expect(deputy.represents).toMatchObject([{ staffId: handlerId, roles: ["handler"] }]);
  const mine = await listInbox(context, deputy, { view: "mine", after: null });
  expect(mine.lines.map((line) => line.reference)).toEqual([reference]);
  expect(mine.viewCounts.mine).toBe(1);
  const page = await findCasePage(context, deputy, reference);
  expect(page?.availableSteps).toContain("submit");
  expect(page?.mayReadContact).toBe(true);
  const { id } = await caseNow(context, officeId, reference);
  expect(await readContact(context, deputy, id)).toMatchObject({ ok: true });
  const answer = { ...(await asSeen(context, deputy, reference)), text: answerText };
  expect(await submitAnswer(context, deputy, answer)).toMatchObject({ ok: true });
  const last = (await listHistory(context.db, officeId, id)).at(-1);
  expect(last).toMatchObject({ kind: "submitted", by: deputy.name, inPlaceOf: "Công chức mot@coquan.gov.vn" });
});

test("the deputy may no more on other cases than before, and the answer still needs a second person", async () => {
  const { context, head, deputy, give, reference } = await givenLeave();
  const other = await give(head.staffId);
  const forbidden = { ok: false, reason: "forbidden" };
  const text = answerText;
  expect(await submitAnswer(context, deputy, { ...(await asSeen(context, deputy, other)), text })).toEqual(forbidden);
  expect(await answerComplaint(context, deputy, { ...(await asSeen(context, deputy, reference)), text })).toEqual(
    forbidden,
  );
  expect((await findCasePage(context, deputy, other))?.mayReadContact).toBe(false);
});

test("a locked case of the handler does not exist for the deputy, and its assignment is not told to the deputy", async () => {
  const { context, head, handlerId, deputy, reference } = await givenLeave();
  const reroute = { ...(await asSeen(context, head, reference)), lane: "denunciation" as const, reason: "Là tố cáo." };
  await rerouteCase(context, head, reroute);
  const entrusted = { ...(await asSeen(context, head, reference)), unitId: null, assigneeId: handlerId };
  expect(await entrustCase(context, head, entrusted)).toMatchObject({ ok: true });
  expect(await findCase(context.db, deputy, reference)).toBeUndefined();
  expect((await listInbox(context, deputy, { view: "mine", after: null })).lines).toEqual([]);
  const letters = await openLetters(context);
  expect(letters.filter(({ to }) => to === "hai@coquan.gov.vn")).toEqual([]);
});

test("what is assigned during the leave is told to the deputy, and the history says who received it", async () => {
  const { context, officeId, give } = await givenLeave();
  const reference = await give();
  const { id, assigneeName } = await caseNow(context, officeId, reference);
  expect(assigneeName).toBe("Công chức mot@coquan.gov.vn");
  const last = (await listHistory(context.db, officeId, id)).at(-1);
  expect(last).toMatchObject({ assignee: assigneeName, deputy: "Công chức hai@coquan.gov.vn" });
  const letters = (await openLetters(context)).filter(({ subject }) => subject.includes(reference));
  expect(letters.map(({ to }) => to)).toEqual(["hai@coquan.gov.vn"]);
});

test("reminders of those days go to the deputy as their own work, and after the last day to the handler again", async () => {
  const { context, clock, reference } = await givenLeave();
  const digestsTo = async () =>
    (await openLetters(context))
      .filter(({ subject }) => subject.includes("cần xử lý ngày"))
      .map(({ to, text }) => ({ to, text }));
  for (const on of ["24", "25", "26", "27"]) {
    clock.moveTo(`2026-11-${on}T08:00:00+07:00`);
    await remindStaff(context);
  }
  const [first] = await digestsTo();
  expect(first?.to).toBe("hai@coquan.gov.vn");
  expect(first?.text).toContain(`Ông/Bà đang xử lý:\n- ${reference}`);
  clock.moveTo("2026-11-30T08:00:00+07:00");
  await remindStaff(context);
  expect((await digestsTo()).map(({ to }) => to)).toContain("mot@coquan.gov.vn");
});

test("after the last day everything returns by itself, in a session that is open as well", async () => {
  const { context, clock, deputyId, reference } = await givenLeave();
  clock.moveTo("2026-11-27T23:50:00+07:00");
  const cookie = await signedIn(context, "hai@coquan.gov.vn");
  expect((await whoIs(context, cookie))?.represents).toHaveLength(1);
  clock.moveTo("2026-11-28T00:00:00+07:00");
  const deputy = await whoIs(context, cookie);
  if (deputy === undefined) throw new Error("signed out");
  expect(deputy.represents).toEqual([]);
  expect(deputy.staffId).toBe(deputyId);
  const answer = { ...(await asSeen(context, deputy, reference)), text: answerText };
  expect(await submitAnswer(context, deputy, answer)).toEqual({ ok: false, reason: "forbidden" });
});

test("a leave ended early ends at once; only the person and whoever manages accounts end it", async () => {
  const { context, officeId, administrator, handlerId, deputyId } = await givenLeave();
  const { own } = await findLeavePart(context, officeId, handlerId);
  const id = own[0]?.id ?? "";
  const stranger = { staffId: deputyId, officeId: await givenOffice(context, "khac") };
  expect(await endLeave(context, stranger, handlerId, id)).toEqual({ ok: false, reason: "not-found" });
  expect(await endLeave(context, { staffId: deputyId, officeId }, deputyId, id)).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect((await findLeavePart(context, officeId, deputyId)).deputised).toHaveLength(1);
  expect(await endLeave(context, administrator, handlerId, id)).toEqual({ ok: true });
  expect((await signedInAs(context, "hai@coquan.gov.vn")).represents).toEqual([]);
  const entries = await context.db
    .selectFrom("audit_entries")
    .where("action", "in", ["leave-set", "leave-ended"])
    .orderBy("position")
    .select(["action", "subject", "staff_id", "changes"])
    .execute();
  expect(entries.map(({ action, staff_id }) => [action, staff_id])).toEqual([
    ["leave-set", handlerId],
    ["leave-ended", administrator.staffId],
  ]);
  expect(entries[0]?.changes).toContain("2026-11-27");
  expect(JSON.stringify(entries)).not.toMatch(/coquan|Công chức/);
});

test("who deputises is an open account of the same office that opens the inbox and is there on those days", async () => {
  const { context, officeId, administrator, head, handler, handlerId, deputyId } = await givenLeave();
  const december = { from: day("2026-12-07"), until: day("2026-12-11") };
  const set = (staffId: string, deputy: string, days = december) =>
    setLeave(context, administrator, staffId, { ...days, deputy });
  const stranger = await givenAccount(context, await givenOffice(context, "khac"), "bon@coquan.gov.vn");
  const closed = await givenAccount(context, officeId, "nam@coquan.gov.vn");
  await closeAsSeen(context, administrator, closed);
  for (const deputy of [stranger, closed, administrator.staffId, "", "'; drop table staff"]) {
    expect(await set(handlerId, deputy), deputy).toEqual({ ok: false, reason: "deputyUnknown" });
  }
  expect(await set(handlerId, handlerId)).toEqual({ ok: false, reason: "deputySelf" });
  expect(await set(deputyId, handlerId, week)).toEqual({ ok: false, reason: "deputyAway" });
  expect(await set(stranger, deputyId)).toEqual({ ok: false, reason: "not-found" });
  expect(await set(closed, deputyId)).toEqual({ ok: false, reason: "not-found" });
  // A deputy may fall ill: the cases stay, and reminders go to the head of the unit.
  expect(await set(deputyId, head.staffId, { from: day("2026-11-24"), until: day("2026-11-24") })).toEqual({
    ok: true,
  });
  const people = async (on: string) => (await listAssignees(context.db, officeId, day(on))).people;
  const found = async (on: string) => (await people(on)).find(({ id }) => id === handler.staffId)?.away;
  expect(await found("2026-11-23")).toMatchObject({ untilOn: "2026-11-27", deputy: { id: deputyId } });
  expect(await found("2026-11-24")).toEqual({ untilOn: "2026-11-27", deputy: null });
  expect(await found("2026-11-28")).toBeNull();
});

test("of two tabs that set the same days one does, and two people cannot become each other's deputies at once", async () => {
  const { context, administrator, head, handlerId, deputyId } = await givenLeave();
  const december = { from: day("2026-12-07"), until: day("2026-12-11") };
  const same = await Promise.all(
    [1, 2].map(() => setLeave(context, administrator, handlerId, { ...december, deputy: deputyId })),
  );
  expect(same.filter(({ ok }) => ok)).toHaveLength(1);
  const january = { from: day("2027-01-04"), until: day("2027-01-08") };
  const crossed = await Promise.all([
    setLeave(context, administrator, handlerId, { ...january, deputy: head.staffId }),
    setLeave(context, administrator, head.staffId, { ...january, deputy: handlerId }),
  ]);
  expect(crossed.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a closed deputy leaves the days without one, and a closed person's days end", async () => {
  const { context, officeId, administrator, handlerId, deputyId } = await givenLeave();
  await closeAsSeen(context, administrator, deputyId);
  expect((await findLeavePart(context, officeId, handlerId)).own).toMatchObject([{ deputyName: null }]);
  const today = dayOf(context.clock.now());
  const { people } = await listAssignees(context.db, officeId, today);
  expect(people.find(({ id }) => id === handlerId)?.away).toEqual({ untilOn: "2026-11-27", deputy: null });
  await closeAsSeen(context, administrator, handlerId);
  expect((await findLeavePart(context, officeId, handlerId)).own).toEqual([]);
});

test("a form of leave with days nobody can read comes back as it was typed", async () => {
  const { context, handler, handlerId } = await givenLeave();
  for (const typed of ["31/11/2026", "mai", "<script>", "9".repeat(5000), ""]) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ intent: "leave", from: typed, until: "05/12/2026", deputy: "x" }))
      form.set(name, value);
    const outcome = await postLeave(context, handler, handlerId, form);
    expect("refused" in outcome && outcome.refused.error?.["from"]).toBeTruthy();
  }
});

import { expect, test } from "vitest";
import { assignComplaint, entrustCase } from "#app/complaints/handling/assign-complaint.server.ts";
import { submitAnswer } from "#app/complaints/handling/answer-complaint.server.ts";
import { rerouteCase } from "#app/complaints/handling/reroute-case.server.ts";
import { closeAccount } from "#app/complaints/handover/close-account.server.ts";
import { findOpenWork, openWorkKey } from "#app/complaints/handover/find-open-work.server.ts";
import { takeBackCases } from "#app/complaints/handover/take-back-cases.server.ts";
import { backToUnit } from "#app/complaints/handover/handover.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { changeAccount } from "#app/staff/accounts/change-account.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { signIn } from "#app/staff/sessions/sign-in.server.ts";
import { answerText, asSeen, caseNow } from "#test/support/case-life.ts";
import { givenColleague, givenComplaint, givenUnit, someContact } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { openRecorded } from "#test/support/recorded-locks.ts";
import { closeAsSeen, givenAccount, password, signedIn, signedInAs, whoIs } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

/** An office with an administrator, an approver and a handler who has a signed-in browser and two open cases. */
async function givenHandlerWithCases() {
  const { context, clock, location } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "quantri@coquan.gov.vn", ["administrator"]);
  const administrator = await signedInAs(context, "quantri@coquan.gov.vn");
  const head = await givenColleague(context, officeId, ["approver"], "Người duyệt thử");
  const next = await givenColleague(context, officeId, ["handler"], "Người nhận thử");
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn", ["handler"]);
  const cookie = await signedIn(context, "mot@coquan.gov.vn");
  const give = async () => {
    const { reference } = await givenComplaint(context, officeId, { contact: someContact });
    const seen = await asSeen(context, head, reference);
    await assignComplaint(context, head, { ...seen, unitId: null, assigneeId: staffId });
    return reference;
  };
  const references = [await give(), await give()];
  return { context, clock, location, officeId, administrator, head, next, staffId, cookie, give, references };
}

test("before an account is closed, its page says which cases are open and when they are due", async () => {
  const { context, officeId, staffId, references, head } = await givenHandlerWithCases();
  const [first = ""] = references;
  const handler = { staffId, officeId, roles: ["handler"] as const };
  await submitAnswer(context, handler, { ...(await asSeen(context, head, first)), text: answerText });
  const work = await findOpenWork(context.db, officeId, staffId, dayOf(context.clock.now()));
  expect(work.cases.map(({ reference, dueOn }) => [reference, dueOn]).sort()).toEqual(
    references.map((reference) => [reference, "2026-11-30"]).sort(),
  );
  expect(work.awaitingApproval).toEqual([{ reference: first }]);
  expect(work.onlyApproverOf).toBe(0);
  expect((await findOpenWork(context.db, officeId, head.staffId, dayOf(context.clock.now()))).onlyApproverOf).toBe(1);
  expect(
    (await findOpenWork(context.db, await givenOffice(context, "khac"), staffId, dayOf(context.clock.now()))).cases,
  ).toEqual([]);
});

test("closing hands every open case to the chosen person, signs the account out, and is recorded", async () => {
  const { context, officeId, administrator, next, staffId, cookie, references } = await givenHandlerWithCases();
  const outcome = await closeAsSeen(context, administrator, staffId, next.staffId);
  expect(outcome).toEqual({ ok: true, handedOver: 2 });
  for (const reference of references) {
    const found = await caseNow(context, officeId, reference);
    expect(found).toMatchObject({ assigneeId: next.staffId, state: "assigned" });
    const last = (await listHistory(context.db, officeId, found.id)).at(-1);
    expect(last).toMatchObject({ kind: "handed-over", assignee: "Người nhận thử", by: administrator.name });
  }
  expect(await whoIs(context, cookie)).toBeUndefined();
  const messages = await context.db
    .selectFrom("outbox_messages")
    .where("kind", "=", "handed-over")
    .select("id")
    .execute();
  expect(messages).toHaveLength(1);
  const audit = context.db.selectFrom("audit_entries").where("action", "=", "account-closed").selectAll();
  const entries = await audit.execute();
  expect(entries).toMatchObject([{ subject: staffId, staff_id: administrator.staffId, office_id: officeId }]);
  expect(JSON.stringify(entries)).not.toContain("Người nhận thử");
});

test("cases given back go to the person's unit, and wait to be assigned again where there is none", async () => {
  const { context, officeId, administrator, staffId, references } = await givenHandlerWithCases();
  const [first = "", second = ""] = references;
  const unitId = await givenUnit(context, officeId, "Phòng thử");
  const other = await givenAccount(context, officeId, "hai@coquan.gov.vn", ["handler"]);
  await context.db.updateTable("staff").set({ unit_id: unitId }).where("id", "=", other).execute();
  await context.db.updateTable("complaints").set({ assignee_id: other }).where("reference", "=", second).execute();
  await closeAsSeen(context, administrator, staffId, backToUnit);
  await closeAsSeen(context, administrator, other, backToUnit);
  expect(await caseNow(context, officeId, first)).toMatchObject({
    assigneeId: null,
    unitId: null,
    state: "classified",
  });
  expect(await caseNow(context, officeId, second)).toMatchObject({ assigneeId: null, unitId, state: "assigned" });
});

test("a locked case never goes to the person who takes over, and the page does not say which one it is", async () => {
  const { context, officeId, administrator, head, next, staffId, references } = await givenHandlerWithCases();
  const [first = ""] = references;
  const reroute = { ...(await asSeen(context, head, first)), lane: "denunciation" as const, reason: "Là tố cáo." };
  await rerouteCase(context, head, reroute);
  await entrustCase(context, head, { ...(await asSeen(context, head, first)), unitId: null, assigneeId: staffId });
  const work = await findOpenWork(context.db, officeId, staffId, dayOf(context.clock.now()));
  expect(work.lockedIds).toHaveLength(1);
  expect(JSON.stringify(work)).not.toContain(first);
  expect(await closeAsSeen(context, administrator, staffId, next.staffId)).toEqual({ ok: true, handedOver: 2 });
  expect(await caseNow(context, officeId, first)).toMatchObject({
    assigneeId: null,
    isLocked: true,
    state: "rerouted",
  });
});

test("a page that shows other cases than the person has now closes nothing", async () => {
  const { context, officeId, administrator, head, next, staffId, cookie, give, references } =
    await givenHandlerWithCases();
  const seen = openWorkKey(await findOpenWork(context.db, officeId, staffId, dayOf(context.clock.now())));
  const close = () => closeAccount(context, administrator, staffId, { to: next.staffId, seen });
  const late = await give();
  expect(await close()).toEqual({ ok: false, reason: "changed" });
  const giveAway = async (reference: string) =>
    assignComplaint(context, head, {
      ...(await asSeen(context, head, reference)),
      unitId: null,
      assigneeId: next.staffId,
    });
  await giveAway(late);
  await giveAway(references[0] ?? "");
  expect(await close()).toEqual({ ok: false, reason: "changed" });
  expect(await whoIs(context, cookie)).toMatchObject({ staffId });
});

test("of two tabs that close the same account one does, and a case assigned at that moment is not lost", async () => {
  const { context, officeId, administrator, head, next, staffId } = await givenHandlerWithCases();
  const { reference } = await givenComplaint(context, officeId, { contact: someContact });
  const seen = await asSeen(context, head, reference);
  const outcomes = await Promise.all([
    closeAsSeen(context, administrator, staffId, next.staffId),
    closeAsSeen(context, administrator, staffId, next.staffId),
    assignComplaint(context, head, { ...seen, unitId: null, assigneeId: staffId }),
  ]);
  const closed = outcomes.slice(0, 2).filter(({ ok }) => ok);
  const assigned = outcomes[2].ok;
  expect(closed.length).toBeLessThanOrEqual(1);
  const account = await context.db.selectFrom("staff").where("id", "=", staffId).select("closed_at").executeTakeFirst();
  const left = (await findOpenWork(context.db, officeId, staffId, dayOf(context.clock.now()))).cases;
  expect(account?.closed_at === null || left.length === 0).toBe(true);
  expect(assigned || closed.length === 1).toBe(true);
});

test("whoever takes over is an open account of the office that may answer, and somebody else", async () => {
  const { context, officeId, administrator, staffId } = await givenHandlerWithCases();
  const officer = await givenColleague(context, officeId, ["officer"]);
  const closed = await givenColleague(context, officeId, ["handler"]);
  await closeAsSeen(context, administrator, closed.staffId);
  const stranger = await givenColleague(context, await givenOffice(context, "khac"), ["handler"]);
  const receiver = { ok: false, reason: "receiver" };
  for (const to of [staffId, officer.staffId, closed.staffId, stranger.staffId, "", "'; drop table staff"]) {
    expect(await closeAsSeen(context, administrator, staffId, to), to).toEqual(receiver);
  }
});

test("a closing that fails at its last step leaves the cases where they were", async () => {
  const { context, officeId, administrator, next, staffId, cookie } = await givenHandlerWithCases();
  const before = openWorkKey(await findOpenWork(context.db, officeId, staffId, dayOf(context.clock.now())));
  await context.db.deleteFrom("audit_head").execute();
  await expect(closeAsSeen(context, administrator, staffId, next.staffId)).rejects.toThrow();
  expect(openWorkKey(await findOpenWork(context.db, officeId, staffId, dayOf(context.clock.now())))).toBe(before);
  expect(await whoIs(context, cookie)).toMatchObject({ staffId });
});

test("an account opened again has its roles, and its cases come back unless somebody has touched them since", async () => {
  const { context, officeId, administrator, head, next, staffId, references } = await givenHandlerWithCases();
  const [untouched = "", touched = ""] = references;
  await closeAsSeen(context, administrator, staffId, next.staffId);
  const given = "bốn từ khác hẳn nhau";
  expect(await signIn(context, { email: "mot@coquan.gov.vn", password })).toMatchObject({ ok: false });
  const later = { staffId: next.staffId, officeId, roles: ["handler"] as const };
  await submitAnswer(context, later, { ...(await asSeen(context, head, touched)), text: answerText });
  await reopen(context, administrator, staffId, given);
  expect(await signIn(context, { email: "mot@coquan.gov.vn", password: given })).toMatchObject({ roles: ["handler"] });
  const back = await caseNow(context, officeId, untouched);
  expect(back).toMatchObject({ assigneeId: staffId, state: "assigned" });
  expect((await listHistory(context.db, officeId, back.id)).at(-1)).toMatchObject({ kind: "handed-over" });
  expect(await caseNow(context, officeId, touched)).toMatchObject({ assigneeId: next.staffId, state: "submitted" });
});

test("cases that waited to be assigned again come back assigned; of another office nothing is touched", async () => {
  const { context, officeId, administrator, staffId, references } = await givenHandlerWithCases();
  await closeAsSeen(context, administrator, staffId, backToUnit);
  const stranger = { ...administrator, officeId: await givenOffice(context, "khac") };
  await reopen(context, stranger, staffId, "bốn từ khác hẳn nhau");
  expect(await caseNow(context, officeId, references[0] ?? "")).toMatchObject({
    assigneeId: null,
    state: "classified",
  });
  await Promise.all([
    reopen(context, administrator, staffId, "bốn từ khác hẳn nhau"),
    reopen(context, administrator, staffId, "bốn từ khác hẳn nhau"),
  ]);
  for (const reference of references) {
    const found = await caseNow(context, officeId, reference);
    expect(found).toMatchObject({ assigneeId: staffId, state: "assigned" });
    const steps = await listHistory(context.db, officeId, found.id);
    expect(steps.filter(({ kind }) => kind === "handed-over")).toHaveLength(2);
  }
});

function reopen(context: Context, by: Pick<SignedIn, "staffId" | "officeId">, staffId: string, password: string) {
  return changeAccount(
    context,
    by,
    staffId,
    { intent: "reopen", password },
    {
      beforeReopening: (tx) => takeBackCases(context, tx, by, staffId),
    },
  );
}

test("the administrator who closes their own account is signed out, unless nobody else manages accounts", async () => {
  const { context, officeId, administrator } = await givenHandlerWithCases();
  const last = { ok: false, reason: "last-administrator" };
  expect(await closeAsSeen(context, administrator, administrator.staffId)).toEqual(last);
  await givenAccount(context, officeId, "hai@coquan.gov.vn", ["administrator"]);
  const cookie = await signedIn(context, "quantri@coquan.gov.vn");
  expect(await closeAsSeen(context, administrator, administrator.staffId)).toMatchObject({ ok: true });
  expect(await whoIs(context, cookie)).toBeUndefined();
});

test("closing locks the cases before the audit record", async () => {
  const { context, location, administrator, next, staffId } = await givenHandlerWithCases();
  const faults: string[] = [];
  const db = openRecorded(location, (fault) => faults.push(fault));
  await closeAsSeen({ ...context, db }, administrator, staffId, next.staffId);
  await db.destroy();
  expect(faults).toEqual([]);
});

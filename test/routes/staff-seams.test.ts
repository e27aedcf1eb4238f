import { expect, test } from "vitest";
import { assignComplaint } from "#app/complaints/handling/assign-complaint.server.ts";
import { backToUnit } from "#app/complaints/handover/handover.ts";
import type { Context } from "#app/platform/context.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import { action as account } from "#app/routes/_staff.account/route.tsx";
import { action as enterCase, loader as openCase } from "#app/routes/_staff.inbox_.new/route.tsx";
import { action as enterSlips } from "#app/routes/_staff.receipts_.paper/route.tsx";
import { action as close, loader as openClose } from "#app/routes/_staff.settings.staff_.$id_.close/route.tsx";
import { revokeSessions } from "#app/staff/sessions/session.server.ts";
import { inTransaction } from "#db/engine.ts";
import { asSeen } from "#test/support/case-life.ts";
import { givenColleague, givenComplaint, givenUnit } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { routeAnswer, routeCall, type Called } from "#test/support/route-call.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";
import { givenPersonOfTwoOffices } from "#test/support/two-offices.ts";

async function open(time = "2026-11-23T08:30:00+07:00") {
  const { context } = await openTestContext(time);
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "quantri@coquan.gov.vn", [
    "administrator",
    "office",
    "officer",
  ]);
  const cookie = await signedIn(context, "quantri@coquan.gov.vn");
  const otherId = await givenOffice(context, "khac");
  await givenAccount(context, otherId, "quantri@khac.gov.vn", ["administrator", "office", "officer"]);
  const cookieThere = await signedIn(context, "quantri@khac.gov.vn");
  return { context, officeId, staffId, cookie, otherId, cookieThere };
}

/** Every session of the person ends, as when an administrator ends them while a page is open. */
function endSessions(context: Context, staffId: string) {
  return inTransaction(context.db, (tx) => revokeSessions(tx, staffId, context.clock.now()));
}

const toSignIn = { to: expect.stringMatching(/^\/sign-in/) as unknown };

async function openClosing() {
  const story = await open();
  const { context, officeId, cookie } = story;
  const unitId = await givenUnit(context, officeId, "Văn phòng");
  const leaver = await givenColleague(context, officeId, ["handler"], "Người nghỉ");
  const heir = await givenColleague(context, officeId, ["handler"], "Người nhận");
  const head = await givenColleague(context, officeId, ["approver"], "Người duyệt");
  const give = async () => {
    const { reference } = await givenComplaint(context, officeId);
    const seen = await asSeen(context, head, reference);
    await assignComplaint(context, head, { ...seen, unitId, assigneeId: leaver.staffId });
    return reference;
  };
  const reference = await give();
  const path = `/settings/staff/${leaver.staffId}/close`;
  const called = (more: Called = {}) => routeCall(context, path, { cookie, params: { id: leaver.staffId }, ...more });
  const page = await openClose(called());
  const holders = async () => {
    const cases = await context.db.selectFrom("complaints").orderBy("received_at").select("assignee_id").execute();
    return cases.map(({ assignee_id }) => assignee_id);
  };
  const isClosed = async () => {
    const row = context.db.selectFrom("staff").where("id", "=", leaver.staffId).select("closed_at");
    return (await row.executeTakeFirstOrThrow()).closed_at !== null;
  };
  return { ...story, leaver, heir, reference, give, called, page, holders, isClosed };
}

test("the page that closes an account names what is open and who may take it, and one of two tabs closes it", async () => {
  const { called, page, heir, leaver, reference, holders, isClosed } = await openClosing();
  expect(page.work.cases).toMatchObject([{ reference }]);
  expect(page.receivers.map(({ id }) => id)).toContain(heir.staffId);
  expect(page.receivers.map(({ id }) => id)).not.toContain(leaver.staffId);
  const post = () => routeAnswer(close(called({ form: { to: heir.staffId, seen: page.seen } })));
  const answers = await Promise.all([post(), post()]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(answers.filter(({ to }) => to?.includes("done=close"))).toHaveLength(1);
  expect([await holders(), await isClosed()]).toEqual([[heir.staffId], true]);
});

test("an account is not closed without a receiver, for a stranger, for work that came meanwhile, or without a session", async () => {
  const { context, called, page, heir, leaver, give, otherId, cookieThere, staffId, holders, isClosed } =
    await openClosing();
  const stranger = await givenColleague(context, otherId, ["handler"]);
  const post = (form: Record<string, string>, more: Called = {}) =>
    routeAnswer(close(called({ form: { seen: page.seen, ...form }, ...more })));
  expect(await post({})).toMatchObject({ status: 400 });
  expect(await post({ to: stranger.staffId })).toMatchObject({ status: 400 });
  expect(await post({ to: leaver.staffId })).toMatchObject({ status: 400 });
  expect(await post({ to: backToUnit }, { cookie: cookieThere })).toMatchObject({ status: 404 });
  await give();
  expect(await post({ to: heir.staffId })).toMatchObject({ status: 409 });
  await endSessions(context, staffId);
  expect(await post({ to: heir.staffId })).toMatchObject(toSignIn);
  expect([await holders(), await isClosed()]).toEqual([[leaver.staffId, leaver.staffId], false]);
});

test("a change of the office in two tabs ends in one office; in a session that ended, or to a place withdrawn, in none", async () => {
  const { context, cookie, accountId, placeThere } = await givenPersonOfTwoOffices();
  const post = (place: string, at: string) =>
    routeAnswer(account(routeCall(context, `/account?at=${at}`, { cookie, form: { intent: "office", place } })));
  const both = await Promise.all([post(placeThere, "nha"), post(placeThere, "nha")]);
  expect(both.some(({ status, to }) => status === 303 && to?.includes("done=office"))).toBe(true);
  expect(both.every(({ status }) => status === 303 || status === 409)).toBe(true);
  const session = () => context.db.selectFrom("sessions").select("place_id").where("revoked_at", "is", null).execute();
  expect(JSON.stringify(await session())).toContain(placeThere);
  expect(await post(accountId, "khach")).toMatchObject({ status: 303 });
  await context.db.updateTable("staff").set({ closed_at: context.clock.now() }).where("id", "=", placeThere).execute();
  expect(await post(placeThere, "nha")).toMatchObject({
    status: 303,
    to: expect.stringContaining("done=gone") as unknown,
  });
  await endSessions(context, accountId);
  expect(await post(placeThere, "nha")).toMatchObject(toSignIn);
});

async function openComment() {
  const story = await open();
  const { context, officeId, cookie } = story;
  const { code } = await givenReceipt(context, officeId);
  await giveRating(context, { code, score: 1, source: "phone", language: "vi" });
  await saveDetails(context, { code, answers: {}, comment: "Phải đi lại bốn lần." });
  const { id } = await context.db.selectFrom("ratings").select("id").executeTakeFirstOrThrow();
  const path = `/inbox/new?comment=${id}`;
  const page = await openCase(routeCall(context, path, { cookie }));
  const form = { form: page.formKey, kind: "problem", comment: id, text: "Phải đi lại bốn lần." };
  const post = (more: Called = {}) => routeAnswer(enterCase(routeCall(context, path, { cookie, form, ...more })));
  const cases = () => context.db.selectFrom("complaints").select("source").execute();
  return { ...story, path, page, form, post, cases };
}

test("the page of a low comment makes one case of it, whichever of two tabs is first, and says so in the other", async () => {
  const { context, path, page, cookie, form, post, cases } = await openComment();
  expect(page.comment).toMatchObject({ text: "Phải đi lại bốn lần." });
  // A second tab has a form key of its own; the same form sent twice answers with the same case.
  const second = await openCase(routeCall(context, path, { cookie }));
  const answers = await Promise.all([post(), post({ form: { ...form, form: second.formKey } })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await cases()).toEqual([{ source: "comment" }]);
});

test("a comment becomes no case of another office, of an unknown id, or in a session that ended", async () => {
  const { context, staffId, path, cookieThere, form, post, cases } = await openComment();
  expect(await routeAnswer(openCase(routeCall(context, path, { cookie: cookieThere })))).toMatchObject({ status: 404 });
  const there = await openCase(routeCall(context, "/inbox/new", { cookie: cookieThere }));
  const theirs = await post({ cookie: cookieThere, form: { ...form, form: there.formKey } });
  expect(theirs.status).toBeGreaterThanOrEqual(400);
  expect((await post({ form: { ...form, comment: "khong-co" } })).status).toBeGreaterThanOrEqual(400);
  await endSessions(context, staffId);
  expect(await post()).toMatchObject(toSignIn);
  expect(await cases()).toEqual([]);
});

test("paper slips of two tabs count once, another office's are unknown, and a session that ended enters none", async () => {
  const { context, officeId, staffId, cookie, otherId } = await open();
  const { code } = await givenReceipt(context, officeId);
  const later = await givenReceipt(context, officeId);
  const theirs = await givenReceipt(context, otherId);
  const post = (form: Record<string, string>) =>
    routeAnswer(enterSlips(routeCall(context, "/receipts/paper", { cookie, form })));
  const ratings = () => context.db.selectFrom("ratings").select(["score", "source"]).execute();
  expect(await post({ code0: theirs.code, score0: "5" })).toMatchObject({ status: 400 });
  expect(await ratings()).toEqual([]);
  const both = await Promise.all([post({ code0: code, score0: "4" }), post({ code0: code, score0: "4" })]);
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect(await ratings()).toEqual([{ score: 4, source: "paper" }]);
  await endSessions(context, staffId);
  expect(await post({ code0: later.code, score0: "1" })).toMatchObject(toSignIn);
  expect(await ratings()).toHaveLength(1);
});

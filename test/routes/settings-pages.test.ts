import { expect, test } from "vitest";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { namesKey } from "#app/dossiers/organisation/organisation-part.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { beginDraft, changeVersion, findOpenDraft, putInForce } from "#app/ratings/versions/change-version.server.ts";
import { action as saveDetails, loader as openDetails } from "#app/routes/_citizen.r.$code_.details/route.tsx";
import { action as merge, loader as openPart } from "#app/routes/_staff.settings.organisation_.$kind.$id/route.tsx";
import { action as account } from "#app/routes/_staff.settings.staff_.$id/route.tsx";
import { revokeSessions } from "#app/staff/sessions/session.server.ts";
import { inTransaction } from "#db/engine.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { routeAnswer as answerOf, routeCall as call } from "#test/support/route-call.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenAccount, signedIn } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

async function open() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "quantri@coquan.gov.vn", ["administrator", "office"]);
  const cookie = await signedIn(context, "quantri@coquan.gov.vn");
  return { context, officeId, staffId, cookie };
}

async function openUnits() {
  const story = await open();
  const { context, officeId } = story;
  const rows = ["Phòng Một", "Phòng 1"].map((unit, index) =>
    registerRow({ number: `H13.18-261102-000${String(index)}`, unit }),
  );
  await importBytes(context, officeId, registerFile(...rows));
  const units = await listOrganisation(context.db, officeId, "units");
  const [from, into] = ["Phòng 1", "Phòng Một"].map((name) => units.find((unit) => unit.name === name));
  if (from === undefined || into === undefined) throw new Error("no units");
  const path = `/settings/organisation/units/${from.id}?into=${into.id}`;
  const form = { into: into.id, shown: namesKey(from, into), confirmed: "on" };
  return { ...story, from, into, path, form, params: { kind: "units", id: from.id } };
}

test("the page of a unit previews a merge, merges once it is confirmed, and of two tabs one does", async () => {
  const { context, cookie, from, into, path, form, params } = await openUnits();
  expect(await openPart(call(context, path, { cookie, params }))).toMatchObject({
    part: { name: from.name },
    chosen: { name: into.name },
    counts: { dossiers: 1, cases: 0, people: 0 },
  });
  const { confirmed: _tick, ...unticked } = form;
  expect(await answerOf(merge(call(context, path, { cookie, params, form: unticked })))).toMatchObject({ status: 400 });
  const post = () => answerOf(merge(call(context, path, { cookie, params, form })));
  const done = `/settings/organisation/units/${from.id}?done=merged#done`;
  expect((await Promise.all([post(), post()])).sort((one, other) => one.status - other.status)).toEqual([
    { status: 303, to: done },
    { status: 409, to: null },
  ]);
  expect(await openPart(call(context, done, { cookie, params }))).toMatchObject({
    done: "merged",
    into: { name: into.name },
    counts: { dossiers: 0 },
  });
});

test("a merge in a session that has ended is not done, and leads to the sign-in", async () => {
  const { context, officeId, staffId, cookie, path, form, params } = await openUnits();
  await inTransaction(context.db, (tx) => revokeSessions(tx, staffId, context.clock.now()));
  const answer = await answerOf(merge(call(context, path, { cookie, params, form })));
  expect(answer.status).toBeGreaterThanOrEqual(300);
  expect(answer.to ?? "").toContain("/sign-in");
  expect(await listOrganisation(context.db, officeId, "units")).toHaveLength(2);
});

test("another office's unit has no page and no merge, whatever the form names; neither has one of a wrong kind", async () => {
  const { context, officeId, path, form, params, into } = await openUnits();
  const otherId = await givenOffice(context, "khac");
  await givenAccount(context, otherId, "quantri@khac.gov.vn", ["administrator", "office"]);
  const cookie = await signedIn(context, "quantri@khac.gov.vn");
  expect(await answerOf(openPart(call(context, path, { cookie, params })))).toMatchObject({ status: 404 });
  expect(await answerOf(merge(call(context, path, { cookie, params, form })))).toMatchObject({ status: 404 });
  await importBytes(context, otherId, registerFile(registerRow({ number: "H13.18-261102-0100", unit: "Phòng lạ" })));
  const [own] = await listOrganisation(context.db, otherId, "units");
  const mine = { kind: "units", id: own?.id ?? "" };
  const shown = namesKey({ name: "Phòng lạ" }, into);
  expect(await answerOf(merge(call(context, path, { cookie, params: mine, form: { ...form, shown } })))).toMatchObject({
    status: 409,
  });
  const wrong = { kind: "offices", id: officeId };
  expect(await answerOf(openPart(call(context, path, { cookie, params: wrong })))).toMatchObject({ status: 404 });
  expect(await listOrganisation(context.db, officeId, "units")).toHaveLength(2);
  expect(await listOrganisation(context.db, otherId, "units")).toHaveLength(1);
});

test("whoever may not change settings merges nothing", async () => {
  const { context, officeId, path, form, params } = await openUnits();
  await givenAccount(context, officeId, "xuly@coquan.gov.vn", ["handler"]);
  const cookie = await signedIn(context, "xuly@coquan.gov.vn");
  expect(await answerOf(merge(call(context, path, { cookie, params, form })))).toMatchObject({ status: 403 });
  expect(await listOrganisation(context.db, officeId, "units")).toHaveLength(2);
});

test("a page of questions opened before a new version and sent after it is counted under its own version", async () => {
  const { context, officeId, staffId } = await open();
  const by = { officeId, staffId };
  const { code } = await givenReceipt(context, officeId);
  await giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  const params = { code };
  const opened = await openDetails(call(context, `/r/${code}/details`, { params }));
  if (!("asked" in opened)) throw new Error("no page");
  const { version, stage } = opened.asked;
  expect(version).toBe(1);
  await beginDraft(context, by);
  const draft = async () => {
    const found = await findOpenDraft(context.db, officeId);
    if (found === undefined) throw new Error("no draft");
    return found;
  };
  await changeVersion(context, by, await draft(), { act: "remove", key: "attitude" });
  expect(await putInForce(context, by, await draft(), null)).toEqual({ ok: true });
  const form = { questionnaire: String(version), stage, attitude: "4", comment: "Cảm ơn" };
  expect(await answerOf(saveDetails(call(context, `/r/${code}/details`, { params, form })))).toEqual({
    status: 303,
    to: `/r/${code}/details?saved=1`,
  });
  const stored = await context.db.selectFrom("ratings").selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(stored)).toContain("attitude");
  const next = await openDetails(call(context, `/r/${code}/details`, { params }));
  expect(next).toMatchObject({ asked: { version: 2 } });
  // What a form of the new version sends to the removed question is not taken.
  const second = await givenReceipt(context, officeId);
  await giveRating(context, { code: second.code, score: 4, source: "phone", language: "vi" });
  const late = { ...form, questionnaire: "2" };
  await answerOf(
    saveDetails(call(context, `/r/${second.code}/details`, { params: { code: second.code }, form: late })),
  );
  const rows = await context.db.selectFrom("ratings").select("answers").execute();
  expect(rows.filter(({ answers }) => answers.includes("attitude"))).toHaveLength(1);
});

test("a leave is not given a deputy of another office, nor set for an account of one", async () => {
  const { context, officeId, cookie } = await open();
  const handler = await givenColleague(context, officeId, ["handler"]);
  const otherId = await givenOffice(context, "khac");
  const stranger = await givenColleague(context, otherId, ["handler"]);
  const leave = { intent: "leave", from: "23/11/2026", until: "27/11/2026", deputy: stranger.staffId };
  const path = `/settings/staff/${handler.staffId}`;
  const params = { id: handler.staffId };
  expect((await answerOf(account(call(context, path, { cookie, params, form: leave })))).status).toBeGreaterThanOrEqual(
    400,
  );
  const theirs = { id: stranger.staffId };
  const form = { ...leave, deputy: handler.staffId };
  expect(await answerOf(account(call(context, path, { cookie, params: theirs, form })))).toMatchObject({ status: 404 });
  expect(await context.db.selectFrom("staff_leaves").selectAll().execute()).toEqual([]);
});

import { expect, test } from "vitest";
import { enterComplaint } from "#app/complaints/sending/enter-complaint.server.ts";
import { findLowComment, findUnansweredComment } from "#app/complaints/sending/find-low-comment.server.ts";
import { listComments } from "#app/figures/comments/list-comments.server.ts";
import { commentFilterFrom } from "#app/figures/comments/comment-filter.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { newFormKey } from "#app/platform/forms/form-key.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { givenColleague, givenUnit } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

const written = "Phải đi lại bốn lần, gọi 0912 345 678 không ai nghe.";

async function open(score: Score = 1) {
  const { context } = await openTestContext("2026-11-23T08:30:00+07:00");
  const officeId = await givenOffice(context);
  const { code, dossierId } = await givenReceipt(context, officeId);
  await giveRating(context, { code, score, source: "phone", language: "vi" });
  await saveDetails(context, { code, answers: {}, comment: written });
  const clerk = { ...(await givenColleague(context, officeId, ["officer"])), unitId: null };
  const { id: comment } = await context.db.selectFrom("ratings").select("id").executeTakeFirstOrThrow();
  return { context, officeId, code, dossierId, clerk, comment };
}

type Opened = Awaited<ReturnType<typeof open>>;

function enter({ context, clerk }: Pick<Opened, "context" | "clerk">, typed: Record<string, string>) {
  const form = new FormData();
  const fields = { form: newFormKey(context.settings.secret, context.clock.now()), kind: "problem", ...typed };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return enterComplaint(context, clerk, new Request("http://localhost:3000/inbox/new", { method: "POST", body: form }));
}

const cases = (context: Context) => context.db.selectFrom("complaints").selectAll().execute();

async function listed({ context, clerk }: Opened) {
  const filter = commentFilterFrom(new URLSearchParams(), dayOf(context.clock.now()));
  const { lines } = await listComments(context.db, clerk, filter, null);
  return lines;
}

test("a comment with a low rating becomes a case about its dossier, anonymous unless the sender agreed", async () => {
  const opened = await open();
  const { context, dossierId, comment } = opened;
  expect(await listed(opened)).toMatchObject([{ mayOpenCase: true, caseReference: null }]);
  expect(await enter(opened, { comment, text: "Phải đi lại bốn lần." })).toMatchObject({ ok: true });
  expect(await cases(context)).toMatchObject([
    { source: "comment", dossier_id: dossierId, received_on: "2026-11-23", answer_owed: 0 },
  ]);
  expect(await context.db.selectFrom("complaint_contacts").selectAll().execute()).toEqual([]);
  expect(await listed(opened)).toMatchObject([{ mayOpenCase: false }]);
});

test("a sender who was reached and agreed is owed an answer within five working days of that day", async () => {
  const opened = await open();
  const reached = { name: "Người gửi", phone: "0900 000 001" };
  const unasked = await enter(opened, { comment: opened.comment, text: "Đi lại bốn lần.", ...reached });
  expect(unasked).toMatchObject({ ok: false, status: 400 });
  const asked = await enter(opened, { comment: opened.comment, text: "Đi lại bốn lần.", ...reached, consent: "on" });
  expect(asked).toMatchObject({ ok: true });
  // 24/11/2026 is a public holiday: 25, 26, 27, 30, 1/12.
  expect(await cases(opened.context)).toMatchObject([{ answer_owed: 1, due_on: "2026-12-01" }]);
});

test("two who press at once make one case of a comment, and the second is told", async () => {
  const opened = await open();
  const press = () => enter(opened, { comment: opened.comment, text: "Phải đi lại bốn lần." });
  const outcomes = await Promise.all([press(), press()]);
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const refused = outcomes.find(({ ok }) => !ok);
  expect(refused).toMatchObject({ status: 409, lastResult: { error: { "": ["commentHasCase"] } } });
  expect(await cases(opened.context)).toHaveLength(1);
});

test("readers of other units get the comment masked, those of the handling unit as written", async () => {
  const { context, clerk, comment, officeId, dossierId } = await open();
  expect((await findLowComment(context.db, clerk, comment))?.text).not.toContain("0912 345 678");
  const unitId = await givenUnit(context, officeId, "Phòng Một");
  await context.db.updateTable("dossiers").set({ unit_id: unitId }).where("id", "=", dossierId).execute();
  const own = await findLowComment(context.db, { ...clerk, unitId }, comment);
  expect(own?.text).toBe(written);
});

test("no case is made of a comment of another office, of a satisfied citizen, or of one that was changed", async () => {
  const opened = await open();
  const { context, comment, code } = opened;
  const other = await givenOffice(context, "coquankhac");
  const stranger = { ...(await givenColleague(context, other, ["officer"])), unitId: null };
  const typed = { comment, text: "Phải đi lại bốn lần." };
  expect(await enter({ context, clerk: stranger }, typed)).toMatchObject({ ok: false, status: 409 });
  expect(await enter(opened, { ...typed, comment: "' or 1=1" })).toMatchObject({ ok: false, status: 409 });
  await giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  expect(await enter(opened, typed)).toMatchObject({ lastResult: { error: { "": ["commentGone"] } } });
  expect(await cases(context)).toEqual([]);
});

test("a citizen who commented a low rating finds the comment in the complaint, until a case exists", async () => {
  const opened = await open(2);
  const { context, dossierId, comment } = opened;
  expect(await findUnansweredComment(context.db, dossierId)).toBe(written);
  await enter(opened, { comment, text: "Phải đi lại bốn lần." });
  expect(await findUnansweredComment(context.db, dossierId)).toBeUndefined();
});

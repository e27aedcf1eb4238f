import { expect, test } from "vitest";
import { enterComplaint } from "#app/complaints/sending/enter-complaint.server.ts";
import { followCase } from "#app/complaints/following/follow-case.server.ts";
import { newFormKey } from "#app/platform/forms/form-key.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { runDueJobs } from "#app/jobs/run-due-jobs.server.ts";
import { jobs } from "#app/jobs/jobs.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenMailServer, withSettings } from "#test/support/mail.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

const call = {
  source: "telephone",
  receivedOn: "20/11/2026",
  kind: "problem",
  text: "Chờ gần một giờ ở quầy 3 mà không ai gọi số.",
  name: "Người gọi",
  phone: "0900 000 001",
  consent: "on",
};

/** Monday 23/11/2026: the day after the weekend. */
async function open(time = "2026-11-23T08:30:00+07:00") {
  const { context, clock } = await openTestContext(time);
  const officeId = await givenOffice(context);
  const clerk = { ...(await givenColleague(context, officeId, ["officer"])), unitId: null };
  const form = newFormKey(context.settings.secret, context.clock.now());
  const enter = (typed: Record<string, string>, by = context) => {
    const fields = { form, ...typed };
    return enterComplaint(
      by,
      clerk,
      new Request("http://localhost:3000/inbox/new", { method: "POST", body: body(fields) }),
    );
  };
  return { context, clock, officeId, clerk, enter };
}

function body(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const cases = (context: Context) => context.db.selectFrom("complaints").selectAll().execute();

test("a call of Friday entered on Monday is due five working days after Friday", async () => {
  const { context, clerk, enter } = await open();
  const outcome = await enter(call);
  if (!outcome.ok) throw new Error("refused");
  const [entered] = await cases(context);
  // 24/11/2026 is a public holiday: 23, 25, 26, 27, 30.
  expect(entered).toMatchObject({
    source: "telephone",
    received_on: "2026-11-20",
    due_on: "2026-11-30",
    answer_owed: 1,
  });
  const steps = await context.db.selectFrom("complaint_events").select(["kind", "staff_id", "happened_on"]).execute();
  expect(steps).toEqual([{ kind: "received", staff_id: clerk.staffId, happened_on: "2026-11-23" }]);
  expect(await followCase(context, outcome.sent.reference, outcome.sent.secret)).toMatchObject({ ok: true });
});

test("the same form sent twice makes one case with the same codes; another day of receipt makes another", async () => {
  const { context, enter } = await open();
  const [first, second] = await Promise.all([enter(call), enter(call)]);
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  expect(await cases(context)).toHaveLength(1);
  await enter({ ...call, receivedOn: "19/11/2026" });
  expect(await cases(context)).toHaveLength(2);
});

test("a complaint about a dossier of the office is tied to it, another office's dossier is refused", async () => {
  const { context, officeId, enter } = await open();
  const other = await givenOffice(context, "khac");
  await givenReceipt(context, officeId, { number: "H13.18-261120-0001" });
  await givenReceipt(context, other, { number: "H13.18-261120-0002" });
  expect(await enter({ ...call, dossier: "H13.18-261120-0002" })).toMatchObject({ ok: false, status: 400 });
  expect(await cases(context)).toEqual([]);
  expect(await enter({ ...call, dossier: " h13.18 – 261120-0001 " })).toMatchObject({ ok: true });
  const [entered] = await cases(context);
  expect(entered?.dossier_id).not.toBeNull();
});

test.each<[string, Record<string, string>, Record<string, string[]>]>([
  ["no way of receipt", { source: "" }, { source: ["sourceMissing"] }],
  ["a way citizens use themselves", { source: "web" }, { source: ["sourceMissing"] }],
  ["tomorrow", { receivedOn: "24/11/2026" }, { receivedOn: ["receivedOnFuture"] }],
  ["two years ago", { receivedOn: "20/11/2024" }, { receivedOn: ["receivedOnWrong"] }],
  ["a day that does not exist", { receivedOn: "31/11/2026" }, { receivedOn: ["receivedOnWrong"] }],
  ["invisible words", { text: "\u200b".repeat(30) }, { text: ["textMissing"] }],
  ["a sender without a name", { name: "" }, { name: ["enteredNameMissing"] }],
  ["a name nobody can reach", { phone: "" }, { phone: ["enteredReachMissing"] }],
  ["a sender who did not agree", { consent: "" }, {}],
  ["a form of another site", { form: "x.y.z" }, { "": ["formOld"] }],
])("%s comes back with what was typed", async (_words, change, problems) => {
  const { context, enter } = await open();
  const typed: Record<string, string> = { ...call, ...change };
  if (change["consent"] === "") delete typed["consent"];
  const outcome = await enter(typed);
  expect(outcome).toMatchObject({
    ok: false,
    status: 400,
    lastResult: { initialValue: { receivedOn: typed["receivedOn"] } },
  });
  const expected = change["consent"] === "" ? { consent: ["enteredConsentMissing"] } : problems;
  expect(outcome.ok ? {} : outcome.lastResult.error).toMatchObject(expected);
  expect(await cases(context)).toEqual([]);
});

test("nobody is asked who a slip of the box is from: it is an anonymous comment", async () => {
  const { context, enter } = await open();
  const { name: _name, phone: _phone, consent: _consent, ...slip } = call;
  expect(await enter({ ...slip, source: "box" })).toMatchObject({ ok: true });
  expect(await cases(context)).toMatchObject([{ source: "box", answer_owed: 0 }]);
  expect(await context.db.selectFrom("complaint_contacts").selectAll().execute()).toEqual([]);
});

test("a sender who left an e-mail address gets the receipt by mail", async () => {
  const opened = await open();
  const mail = await givenMailServer();
  const context = withSettings(opened.context, { mail: mail.settings });
  expect(await opened.enter({ ...call, email: "nguoigoi@example.vn" }, context)).toMatchObject({ ok: true });
  await runDueJobs(context, jobs);
  expect(mail.received.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Đã tiếp nhận PA-/)]);
});

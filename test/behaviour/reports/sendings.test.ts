import { expect, test } from "vitest";
import { sendDue } from "#app/notifications/send-due.server.ts";
import { addMinutes, day, instantAt } from "#app/platform/day.ts";
import { actOnReport } from "#app/reports/report/change-report.server.ts";
import { makeOwnReport } from "#app/reports/report/make-report.server.ts";
import { forgetAddresses } from "#app/reports/sending/forget-addresses.server.ts";
import { listSendings, planSending, stopSending } from "#app/reports/sending/plan-sending.server.ts";
import { sendReports } from "#app/reports/sending/send-reports.server.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenMailServer, withSettings } from "#test/support/mail.ts";
import { givenOffice } from "#test/support/story.ts";

const addresses = ["giam.doc@so.example.vn", "van.phong@so.example.vn"];
// A Monday, in working time.
const sendAt = instantAt(day("2026-11-23"), 8, 0);

/** An approved report of an office with a mail server, on a Friday. */
async function givenApproved() {
  const opened = await openTestContext("2026-11-20T09:00:00+07:00");
  const mail = await givenMailServer();
  const context = withSettings(opened.context, { mail: mail.settings });
  const officeId = await givenOffice(context);
  const actor = await givenColleague(context, officeId, ["office"]);
  const asked = { kind: "reform", name: "Báo cáo thử", addressee: "Sở Nội vụ" } as const;
  const made = await makeOwnReport(context, actor, { ...asked, from: day("2026-01-01"), cutOff: day("2026-11-20") });
  if (!made.ok) throw new Error(made.reason);
  await context.db.updateTable("reports").set({ narrative: filled }).execute();
  expect(await actOnReport(context, actor, { id: made.id, edits: 0 }, "approve")).toEqual({ ok: true });
  const plan = () => planSending(context, actor, { reportId: made.id, addresses, sendAt });
  return { ...opened, context, mail, officeId, actor, reportId: made.id, plan };
}

const filled = JSON.stringify({ results: "Đạt.", assessment: "Tốt.", plans: "Tiếp tục.", proposals: "Không." });
const statesOf = async ({ context, officeId, reportId }: Awaited<ReturnType<typeof givenApproved>>) =>
  (await listSendings(context, officeId, reportId)).map(({ state }) => state);

test("an approved report is sent as PDF at its time, once to each address, although two processes try", async () => {
  const story = await givenApproved();
  expect(await story.plan()).toEqual({ ok: true });
  expect(await sendReports(story.context)).toEqual({ messages: 0, dropped: 0 });
  story.clock.moveTo("2026-11-23T08:00:00+07:00");
  const rounds = await Promise.all([sendReports(story.context), sendReports(story.context)]);
  expect(rounds.map(({ messages }) => messages).sort()).toEqual([0, 2]);
  expect(await sendReports(story.context)).toEqual({ messages: 0, dropped: 0 });
  await sendDue(story.context);
  expect(story.mail.received.map(({ to }) => to[0]).sort()).toEqual(addresses);
  const [first] = story.mail.received;
  expect(first?.subject).toContain("Báo cáo thử");
  expect(first?.text).toContain("bao-cao-2026-11-20.pdf");
  // "%PDF-" in base64.
  expect(first?.text).toContain("JVBERi");
  expect(await statesOf(story)).toEqual(["handed-over"]);
});

test("a report whose approval was taken back is not sent, and a stopped sending neither", async () => {
  const story = await givenApproved();
  await story.plan();
  await planSending(story.context, story.actor, { reportId: story.reportId, addresses, sendAt: addMinutes(sendAt, 5) });
  const [newest] = await listSendings(story.context, story.officeId, story.reportId);
  expect(newest?.addresses).toEqual(addresses);
  expect(await stopSending(story.context, story.actor, newest?.id ?? "")).toBe(true);
  expect(await stopSending(story.context, story.actor, newest?.id ?? "")).toBe(false);
  await actOnReport(story.context, story.actor, { id: story.reportId, edits: 1 }, "reopen");
  story.clock.moveTo("2026-11-23T08:10:00+07:00");
  expect(await sendReports(story.context)).toEqual({ messages: 0, dropped: 1 });
  expect(await statesOf(story)).toEqual(["stopped", "dropped"]);
  await sendDue(story.context);
  expect(story.mail.received).toEqual([]);
});

test("no draft, no other office's report, no time off work and no passed time is planned", async () => {
  const story = await givenApproved();
  const { context, actor, reportId } = story;
  const planAt = (at: typeof sendAt) => planSending(context, actor, { reportId, addresses, sendAt: at });
  expect(await planAt(instantAt(day("2026-11-22"), 8, 0))).toEqual({ ok: false, reason: "notWorkingTime" });
  expect(await planAt(instantAt(day("2026-11-24"), 8, 0))).toEqual({ ok: false, reason: "notWorkingTime" });
  expect(await planAt(instantAt(day("2026-11-23"), 22, 0))).toEqual({ ok: false, reason: "notWorkingTime" });
  expect(await planAt(instantAt(day("2026-11-20"), 8, 0))).toEqual({ ok: false, reason: "sendPast" });
  expect(await planAt(instantAt(day("2062-11-23"), 8, 0))).toEqual({ ok: false, reason: "sendFar" });
  const stranger = await givenColleague(context, await givenOffice(context, "khac"), ["office"]);
  const foreign = await planSending(context, stranger, { reportId, addresses, sendAt });
  expect(foreign).toEqual({ ok: false, reason: "not-found" });
  await story.plan();
  const [planned] = await listSendings(context, story.officeId, reportId);
  expect(await stopSending(context, stranger, planned?.id ?? "")).toBe(false);
  expect(await listSendings(context, stranger.officeId, reportId)).toEqual([]);
  await actOnReport(context, actor, { id: reportId, edits: 1 }, "reopen");
  expect(await story.plan()).toEqual({ ok: false, reason: "not-approved" });
  const withoutMail = withSettings(context, { mail: undefined });
  const unsent = await planSending(withoutMail, actor, { reportId, addresses, sendAt });
  expect(unsent).toEqual({ ok: false, reason: "no-mail" });
});

test("a double tap plans once; the addresses are forgotten after the retention period, that it was sent is not", async () => {
  const story = await givenApproved();
  expect(await Promise.all([story.plan(), story.plan()])).toEqual([{ ok: true }, { ok: true }]);
  expect(await statesOf(story)).toEqual(["waiting"]);
  story.clock.moveTo("2026-11-23T08:00:00+07:00");
  expect(await sendReports(story.context)).toEqual({ messages: 2, dropped: 0 });
  story.clock.moveTo("2026-12-22T08:00:00+07:00");
  expect(await forgetAddresses(story.context, 30)).toBe(0);
  story.clock.moveTo("2026-12-24T08:00:00+07:00");
  expect(await forgetAddresses(story.context, 30)).toBe(1);
  expect(await forgetAddresses(story.context, 30)).toBe(0);
  const [sent] = await listSendings(story.context, story.officeId, story.reportId);
  expect(sent).toMatchObject({ state: "handed-over", addresses: [] });
});

import { expect, test } from "vitest";
import { listOfficesToRemind } from "#app/deadlines/due/office-reminders.server.ts";
import { findReminderPlan } from "#app/deadlines/due/set-reminder-plan.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { changeReminders } from "#app/settings/change-reminders.server.ts";
import { remindersKey } from "#app/settings/typed-reminders.ts";
import { detailsKey, officeDetailsSchema, type OfficeDetails } from "#app/offices/office-details.ts";
import { territoryIn } from "#app/offices/territory.ts";
import { dashboardViewsFor } from "#app/figures/dashboard/dashboard-views.ts";
import { findOfficeDetails } from "#app/offices/find-office-details.server.ts";
import { findRatingPage } from "#app/ratings/giving/find-rating-page.server.ts";
import { changeOffice } from "#app/settings/change-office.server.ts";
import { findSetupSteps } from "#app/settings/find-setup-steps.server.ts";
import { setCaseRules } from "#app/complaints/handling/set-case-rules.server.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import { caseRulesKey, usualCaseRules } from "#app/complaints/case/case-rules.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { verifyAudit } from "#app/staff/audit/verify-audit.server.ts";
import { listRetention } from "#app/staff/retention/list-retention.server.ts";
import { setRetention } from "#app/staff/retention/set-retention.server.ts";
import { setOwnNetworks, setTrustRules } from "#app/ratings/suspicion/set-trust-rules.server.ts";
import { ownNetworksSchema, trustRulesKey, usualTrustRules } from "#app/ratings/suspicion/trust-rules.ts";
import { findTrustRules } from "#app/ratings/suspicion/find-trust-rules.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { jobs } from "#app/jobs/jobs.server.ts";
import { runDueJobs } from "#app/jobs/run-due-jobs.server.ts";
import { sendTest } from "#app/notifications/send-test.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenMailServer, withSettings } from "#test/support/mail.ts";
import { givenAccount, signedInAs } from "#test/support/staff.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

async function open() {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, "quantri@coquan.gov.vn", ["administrator"]);
  const details = await findOfficeDetails(context.db, officeId);
  return { context, clock, officeId, staff: { officeId, staffId, roles: ["administrator" as const] }, details };
}

test("a changed name and contact line show to citizens at once, and the audit record holds before and after", async () => {
  const { context, officeId, staff, details } = await open();
  const { code } = await givenReceipt(context, officeId);
  const next: OfficeDetails = { ...details, name: "Sở Khoa học, Công nghệ và Số", contactLine: "Quầy 3, 7:30–11:30" };
  expect(await changeOffice(context, staff, next, detailsKey(details))).toEqual({ ok: true });
  expect(await findRatingPage(context, code)).toMatchObject({
    receipt: { officeName: "Sở Khoa học, Công nghệ và Số" },
  });
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines[0]).toMatchObject({
    action: "office-changed",
    changes: [
      { field: "name", before: "Sở Khoa học và Công nghệ", after: "Sở Khoa học, Công nghệ và Số" },
      { field: "contactLine", before: "Bộ phận Một cửa", after: "Quầy 3, 7:30–11:30" },
    ],
  });
  expect(await verifyAudit(context, [])).toMatchObject({ ok: true });
});

test("the word for a province or city comes from the superior body, can be changed, and shows to whoever sees all offices", async () => {
  const { context, officeId, staff, details } = await open();
  expect(details.territory).toBe("city");
  expect(await changeOffice(context, staff, { ...details, territory: "province" }, detailsKey(details))).toEqual({
    ok: true,
  });
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines[0]).toMatchObject({ changes: [{ field: "territory", before: "city", after: "province" }] });
  const signedIn = await signedInAs(context, "quantri@coquan.gov.vn");
  expect(dashboardViewsFor({ ...signedIn, roles: ["province"] }).at(-1)?.label).toBe("province:all.province");
  const other = await findOfficeDetails(context.db, await givenOffice(context, "khac"));
  expect(other.territory).toBe("city");
});

test.each([
  ["Ủy ban nhân dân tỉnh Đồng Tháp", "province"],
  ["ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP", "province"],
  ["Ủy ban nhân dân Thành phố Hồ Chí Minh", "city"],
  ["UBND TP. Cần Thơ", "city"],
  ["Ủy ban nhân dân thành phố Thủ Dầu Một, tỉnh Bình Dương", "province"],
  ["Bộ Khoa học và Công nghệ", "unset"],
  ["Ban Quản lý Khu công nghiệp", "unset"],
] as const)("%s belongs to: %s", (parentName, territory) => {
  expect(territoryIn(parentName)).toBe(territory);
});

test("what an entry of the audit record says was replaced cannot be changed unnoticed", async () => {
  const { context, staff, details } = await open();
  await changeOffice(context, staff, { ...details, place: "Đà Nẵng" }, detailsKey(details));
  const entries = context.db.updateTable("audit_entries").where("changes", "is not", null);
  await entries.set({ changes: '[{"field":"place","before":"Thành phố","after":"Huế"}]' }).execute();
  expect(await verifyAudit(context, [])).toMatchObject({ ok: false, fault: "changed" });
  await entries.set({ changes: null }).execute();
  expect(await verifyAudit(context, [])).toMatchObject({ ok: false, fault: "changed" });
});

test("of two who change the office from the same page the second saves nothing and is told", async () => {
  const { context, officeId, staff, details } = await open();
  const shown = detailsKey(details);
  const both = await Promise.all([
    changeOffice(context, staff, { ...details, place: "Huế" }, shown),
    changeOffice(context, staff, { ...details, place: "Đà Nẵng" }, shown),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both).toContainEqual({ ok: false, reason: "changed-meanwhile" });
  const { place } = await findOfficeDetails(context.db, officeId);
  expect(["Huế", "Đà Nẵng"]).toContain(place);
  expect((await listAuditEntries(context.db, officeId, undefined)).lines).toHaveLength(1);
});

test("details that stay as they are change and record nothing; another office's stay as they are", async () => {
  const { context, officeId, staff, details } = await open();
  const otherId = await givenOffice(context, "khac");
  expect(await changeOffice(context, staff, details, detailsKey(details))).toEqual({ ok: true });
  expect((await listAuditEntries(context.db, officeId, undefined)).lines).toEqual([]);
  await changeOffice(context, staff, { ...details, name: "Tên mới" }, detailsKey(details));
  expect((await findOfficeDetails(context.db, otherId)).name).toBe("Sở Khoa học và Công nghệ");
});

test.each([
  [{ name: "x" }, ["nameWrong"]],
  [{ name: "\u200b\u200b" }, ["nameWrong"]],
  [{ ratingOpenDays: "0" }, ["ratingOpenDaysWrong"]],
  [{ ratingOpenDays: "1e3" }, ["ratingOpenDaysWrong"]],
  [{ minimumAnswers: "1" }, ["minimumAnswersWrong"]],
  [{ minimumAnswers: "" }, ["minimumAnswersWrong"]],
  [{ contactLine: "x".repeat(301) }, ["contactLineWrong"]],
  [{ contactLine: "" }, []],
  [{ territory: "unset" }, []],
  [{ territory: "Tỉnh" }, ["territoryWrong"]],
  [{ territory: undefined }, ["territoryWrong"]],
])("the form of the office with %j says %j", (typed, problems) => {
  const form = {
    name: "Sở",
    parentName: "Ủy ban",
    place: "Huế",
    territory: "city",
    contactLine: "",
    ratingOpenDays: "90",
    minimumAnswers: "5",
  };
  const read = officeDetailsSchema.safeParse({ ...form, ...typed });
  expect(read.error?.issues.map(({ message }) => message) ?? []).toEqual(problems);
});

test("rules for cases and periods of storage are recorded with the values they replace", async () => {
  const { context, officeId, staff } = await open();
  await setCaseRules(context, staff, { ...usualCaseRules, reopenDays: 15 });
  await setRetention(context, staff, { kind: "contacts", days: 365, basis: "Quyết định 12/QĐ-SKHCN" });
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines.map(({ action, changes }) => [action, changes])).toEqual([
    [
      "retention-set",
      [
        { field: "days", before: "730", after: "365" },
        { field: "basis", before: "", after: "Quyết định 12/QĐ-SKHCN" },
      ],
    ],
    ["case-rules-changed", [{ field: "reopenDays", before: "30", after: "15" }]],
  ]);
  expect((await listRetention(context.db)).find(({ kind }) => kind === "contacts")).toEqual({
    kind: "contacts",
    days: 365,
    basis: "Quyết định 12/QĐ-SKHCN",
    setOn: "2026-11-20",
  });
});

test("rules for suspicious ratings are recorded with the values they replace, and the same rules not at all", async () => {
  const { context, officeId, staff } = await open();
  const rules = { ...usualTrustRules, deviceReceipts: 5, beforePrinting: false, ownNetworks: "203.0.113.0/28" };
  await setTrustRules(context, staff, rules);
  await setTrustRules(context, staff, rules);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines.map(({ changes }) => changes)).toEqual([
    [
      { field: "deviceReceipts", before: "3", after: "5" },
      { field: "beforePrinting", before: "true", after: "false" },
      { field: "ownNetworks", before: "", after: "203.0.113.0/28" },
    ],
  ]);
});

test("the office's networks are set on their own, and of two people the second is told", async () => {
  const { context, officeId, staff } = await open();
  await setTrustRules(context, staff, { ...usualTrustRules, deviceReceipts: 5 });
  const both = await Promise.all([
    setOwnNetworks(context, staff, { ownNetworks: "203.0.113.0/28", shown: "" }),
    setOwnNetworks(context, staff, { ownNetworks: "2001:db8::/48", shown: "" }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both).toContainEqual({ ok: false, reason: "changed-meanwhile" });
  const { ownNetworks, deviceReceipts } = await findTrustRules(context.db, officeId);
  expect(["203.0.113.0/28", "2001:db8::/48"]).toContain(ownNetworks);
  expect(deviceReceipts).toBe(5);
  await setTrustRules(context, staff, usualTrustRules);
  expect((await findTrustRules(context.db, officeId)).ownNetworks).toBe(ownNetworks);
});

test.each([
  ["203.0.113.7\r\n 203.0.113.0/24 ", []],
  ["0.0.0.0/0", ["networksBroad"]],
  ["::/0", ["networksBroad"]],
  ["10.0.0.0/7", ["networksBroad"]],
  ["10.0.0.0/8", []],
  ["mạng cơ quan", ["networksWrong"]],
  ["203.0.113.0/33", ["networksWrong"]],
  ["1.1.1.1\n".repeat(51), ["networksTooMany"]],
])("the networks %j have the problems %j", (ownNetworks, problems) => {
  const read = ownNetworksSchema.safeParse({ ownNetworks });
  expect(read.error?.issues.map(({ message }) => message) ?? []).toEqual(problems);
});

test("the list of first steps shows what is done and disappears when everything is", async () => {
  const { context, officeId, staff: administrator } = await open();
  const steps = () => findSetupSteps(context, { officeId, roles: ["administrator", "office"] });
  const done = async () => (await steps())?.filter(({ isDone }) => isDone).map(({ name }) => name);
  expect(await done()).toEqual(["targets"]);
  const now = context.clock.now();
  const next = { office_id: officeId, year: 2027, confirmed_at: now, confirmed_by: administrator.staffId, source: "x" };
  await context.db.insertInto("calendar_years").values(next).execute();
  expect(await done()).toEqual(["calendar", "targets"]);
  await givenAccount(context, officeId, "mot@coquan.gov.vn");
  const { code } = await givenReceipt(context, officeId);
  expect(await done()).toEqual(["accounts", "calendar", "targets", "register"]);
  await context.db.updateTable("receipts").set({ first_printed_at: context.clock.now() }).execute();
  expect(await done()).toEqual(["accounts", "calendar", "targets", "register", "receipts"]);
  const mail = await givenMailServer();
  const withMail = withSettings(context, { mail: mail.settings });
  await sendTest(withMail, { ...administrator, email: "quantri@coquan.gov.vn", officeName: "Sở" });
  await runDueJobs(withMail, jobs);
  expect(mail.received.map(({ subject, to }) => [subject, to])).toEqual([
    ["Thư thử của Sở", ["quantri@coquan.gov.vn"]],
  ]);
  expect(await done()).toEqual(["accounts", "calendar", "targets", "mail", "register", "receipts"]);
  await giveRating(context, { code, score: 5, source: "phone", language: "vi" });
  expect(await steps()).toBeUndefined();
});

test("a step leads only to pages the person may open", async () => {
  const { context, officeId } = await open();
  const steps = await findSetupSteps(context, { officeId, roles: ["administrator"] });
  expect(steps?.filter(({ href }) => href !== undefined).map(({ name }) => name)).toEqual([
    "accounts",
    "calendar",
    "targets",
    "mail",
  ]);
});

test("a changed reminder plan holds from the next round on, and of two changes from one page the second is refused", async () => {
  const { context, officeId, staff } = await open();
  const before = await findReminderPlan(context.db, officeId);
  const earlier = { ...before, steps: [{ workingDays: -3, recipient: "handler" as const, isRepeated: true }] };
  const shown = remindersKey(before);
  expect(await changeReminders(context, staff, earlier, shown)).toEqual({ ok: true });
  expect(await changeReminders(context, staff, before, shown)).toEqual({ ok: false, reason: "changed-meanwhile" });
  const [reminders] = await listOfficesToRemind(context.db, dayOf(context.clock.now()));
  expect(reminders?.plan).toEqual(earlier);
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines[0]?.action).toBe("reminders-changed");
  expect(lines[0]?.changes).toContainEqual({ field: "reminderStep", before: "", after: "-3 handler repeated" });
});

test("of two who change the reminders at once one is refused and the plan is one of the two", async () => {
  const { context, officeId, staff } = await open();
  const before = await findReminderPlan(context.db, officeId);
  const plans = ["16:00", "16:30"].map((closesAt) => ({ ...before, closesAt }));
  const outcomes = await Promise.all(plans.map((plan) => changeReminders(context, staff, plan, remindersKey(before))));
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const saved = plans[outcomes.findIndex(({ ok }) => ok)];
  expect((await findReminderPlan(context.db, officeId)).closesAt).toBe(saved?.closesAt);
});

test("rules that somebody else changed since the page was shown are not overwritten", async () => {
  const { context, officeId, staff } = await open();
  const shownCases = caseRulesKey(await findCaseRules(context.db, officeId));
  expect(await setCaseRules(context, staff, { ...usualCaseRules, reopenDays: 10 }, shownCases)).toEqual({ ok: true });
  const late = await setCaseRules(context, staff, { ...usualCaseRules, reopenDays: 20 }, shownCases);
  expect(late).toEqual({ ok: false, reason: "changed-meanwhile" });
  expect((await findCaseRules(context.db, officeId)).reopenDays).toBe(10);

  const shownTrust = trustRulesKey(await findTrustRules(context.db, officeId));
  const rules = [5, 6].map((deviceReceipts) => ({ ...usualTrustRules, deviceReceipts }));
  const outcomes = await Promise.all(rules.map((one) => setTrustRules(context, staff, one, shownTrust)));
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

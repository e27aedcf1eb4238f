import { expect, test } from "vitest";
import { assignComplaint } from "#app/complaints/handling/assign-complaint.server.ts";
import { countCasesOf } from "#app/complaints/inbox/count-cases-of.server.ts";
import { dayOf } from "#app/platform/day.ts";
import type { Context } from "#app/platform/context.server.ts";
import { announceNewAddress } from "#app/notifications/announce-new-address.server.ts";
import { accountKey, findingAccounts } from "#app/staff/account.ts";
import { changeAccount } from "#app/staff/accounts/change-account.server.ts";
import { createAccount } from "#app/staff/accounts/create-account.server.ts";
import { findAccount, listAccounts } from "#app/staff/accounts/list-accounts.server.ts";
import { rolesText } from "#app/staff/accounts/recorded-roles.ts";
import { signIn } from "#app/staff/sessions/sign-in.server.ts";
import { asSeen } from "#test/support/case-life.ts";
import { givenColleague, givenComplaint, someContact } from "#test/support/complaints.ts";
import { openLetters } from "#test/support/outbox.ts";
import { withSettings } from "#test/support/mail.ts";
import { openTestContext } from "#test/support/context.ts";
import { closeAsSeen, givenAccount, password, signedIn, signedInAs, whoIs } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

async function givenAdministrator() {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "quantri@coquan.gov.vn", ["administrator"]);
  const administrator = await signedInAs(context, "quantri@coquan.gov.vn");
  return { context, clock, officeId, administrator };
}

/** What the form of the account's details is filled with now. */
async function keyOf(context: Context, officeId: string, staffId: string): Promise<string> {
  const account = await findAccount(context.db, officeId, staffId, context.clock.now());
  if (account === undefined) throw new Error("no such account");
  return accountKey(account);
}

const newcomer = {
  name: "Công chức Một",
  email: "Mot@coquan.gov.vn",
  unitId: null,
  roles: ["officer", "handler"] as const,
  password,
};

test("an administrator adds an account, which signs in with the password it was given", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const outcome = await createAccount(context, administrator, newcomer);
  expect(outcome).toMatchObject({ ok: true });
  expect((await signedInAs(context, "mot@coquan.gov.vn")).officeId).toBe(officeId);
  const accounts = await listAccounts(context.db, officeId, dayOf(context.clock.now()));
  expect(accounts.map((account) => [account.email, account.roles])).toEqual(
    [
      ["quantri@coquan.gov.vn", ["administrator"]],
      ["mot@coquan.gov.vn", ["officer", "handler"]],
    ].sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
  );
});

test("an e-mail address belongs to one account, whatever its case and whichever the office", async () => {
  const { context, administrator } = await givenAdministrator();
  const otherOffice = await givenOffice(context, "khac");
  await givenAccount(context, otherOffice, "mot@coquan.gov.vn");
  expect(await createAccount(context, administrator, newcomer)).toEqual({ ok: false, reason: "email-taken" });
});

test("a unit of another office is not taken", async () => {
  const { context, administrator } = await givenAdministrator();
  const otherOffice = await givenOffice(context, "khac");
  const unit = { id: "unit-of-the-other", office_id: otherOffice, name: "Văn phòng", name_key: "van phong" };
  await context.db.insertInto("units").values(unit).execute();
  const outcome = await createAccount(context, administrator, { ...newcomer, unitId: unit.id });
  expect(outcome).toEqual({ ok: false, reason: "no-such-unit" });
});

test("new roles hold on the next page of a session that is open already", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn", ["officer"]);
  const cookie = await signedIn(context, "mot@coquan.gov.vn");
  const change = { intent: "roles", roles: ["approver", "office"] } as const;
  expect(await changeAccount(context, administrator, staffId, { ...change, roles: [...change.roles] })).toEqual({
    ok: true,
  });
  expect([...((await whoIs(context, cookie))?.roles ?? [])].sort()).toEqual(["approver", "office"]);
});

test("a new password set by the administrator ends the sessions and replaces the old one", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn");
  const cookie = await signedIn(context, "mot@coquan.gov.vn");
  const next = "mật khẩu mới rất dài";
  await changeAccount(context, administrator, staffId, { intent: "password", password: next });
  expect(await whoIs(context, cookie)).toBeUndefined();
  expect(await signIn(context, { email: "mot@coquan.gov.vn", password })).toEqual({ ok: false, reason: "wrong" });
  expect(await signIn(context, { email: "mot@coquan.gov.vn", password: next })).toMatchObject({ ok: true });
});

test("ending an account's sessions signs it out everywhere at once, and it may sign in again", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn");
  const cookies = [await signedIn(context, "mot@coquan.gov.vn"), await signedIn(context, "mot@coquan.gov.vn")];
  const before = await findAccount(context.db, officeId, staffId, context.clock.now());
  expect(before?.openSessions).toBe(2);
  await changeAccount(context, administrator, staffId, { intent: "sessions" });
  for (const cookie of cookies) expect(await whoIs(context, cookie)).toBeUndefined();
  await signedIn(context, "mot@coquan.gov.vn");
});

test("a closed account is out at once, cannot sign in, and stays on the list", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn");
  const cookie = await signedIn(context, "mot@coquan.gov.vn");
  expect(await closeAsSeen(context, administrator, staffId)).toEqual({ ok: true, handedOver: 0 });
  expect(await whoIs(context, cookie)).toBeUndefined();
  expect(await signIn(context, { email: "mot@coquan.gov.vn", password })).toEqual({ ok: false, reason: "wrong" });
  const account = await findAccount(context.db, officeId, staffId, context.clock.now());
  expect(account?.closedAt).toBe(context.clock.now());
  const again = await closeAsSeen(context, administrator, staffId);
  expect(again).toEqual({ ok: false, reason: "not-found" });
});

test("the last administrator keeps the role and the account", async () => {
  const { context, administrator } = await givenAdministrator();
  const refused = { ok: false, reason: "last-administrator" };
  const { staffId } = administrator;
  expect(await changeAccount(context, administrator, staffId, { intent: "roles", roles: ["office"] })).toEqual(refused);
  expect(await closeAsSeen(context, administrator, staffId)).toEqual(refused);
});

test("two administrators who close each other at the same moment leave one", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  await givenAccount(context, officeId, "hai@coquan.gov.vn", ["administrator"]);
  const other = await signedInAs(context, "hai@coquan.gov.vn");
  const outcomes = await Promise.all([
    closeAsSeen(context, administrator, other.staffId),
    closeAsSeen(context, other, administrator.staffId),
  ]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  const open = (await listAccounts(context.db, officeId, dayOf(context.clock.now()))).filter(
    (account) => account.closedAt === null,
  );
  expect(open).toHaveLength(1);
});

test("the administrator of another office neither sees nor changes the accounts", async () => {
  const { context, officeId } = await givenAdministrator();
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn");
  const otherOffice = await givenOffice(context, "khac");
  await givenAccount(context, otherOffice, "khac@coquan.gov.vn", ["administrator"]);
  const stranger = await signedInAs(context, "khac@coquan.gov.vn");
  expect(
    (await listAccounts(context.db, otherOffice, dayOf(context.clock.now()))).map((account) => account.email),
  ).toEqual(["khac@coquan.gov.vn"]);
  expect(await findAccount(context.db, otherOffice, staffId, context.clock.now())).toBeUndefined();
  const notFound = { ok: false, reason: "not-found" };
  expect(await closeAsSeen(context, stranger, staffId)).toEqual(notFound);
  expect(await changeAccount(context, stranger, staffId, { intent: "sessions" })).toEqual(notFound);
  expect(
    await changeAccount(context, stranger, staffId, { intent: "password", password: "một mật khẩu khác" }),
  ).toEqual(notFound);
  expect(await changeAccount(context, stranger, staffId, { intent: "roles", roles: ["administrator"] })).toEqual(
    notFound,
  );
  await signedIn(context, "mot@coquan.gov.vn");
});

test("a changed name and address hold at once, in the session that is open and at the next sign-in", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn");
  const unit = { id: "unit-1", office_id: officeId, name: "Văn phòng", name_key: "văn phòng" };
  await context.db.insertInto("units").values(unit).execute();
  const cookie = await signedIn(context, "mot@coquan.gov.vn");
  const was = await keyOf(context, officeId, staffId);
  const details = { intent: "details", name: "Tên mới", email: "ten-moi@coquan.gov.vn", unit: unit.id, was } as const;
  expect(await changeAccount(context, administrator, staffId, details)).toEqual({ ok: true });
  expect(await whoIs(context, cookie)).toMatchObject({ name: "Tên mới", email: "ten-moi@coquan.gov.vn" });
  expect(await signIn(context, { email: "mot@coquan.gov.vn", password })).toMatchObject({ ok: false });
  expect(await signIn(context, { email: "ten-moi@coquan.gov.vn", password })).toMatchObject({ ok: true });
  const account = await findAccount(context.db, officeId, staffId, context.clock.now());
  expect(account).toMatchObject({ name: "Tên mới", unitName: "Văn phòng" });
  const entries = await context.db
    .selectFrom("audit_entries")
    .where("action", "=", "account-changed")
    .selectAll()
    .execute();
  expect(entries).toMatchObject([{ subject: staffId, staff_id: administrator.staffId }]);
  expect(JSON.stringify(entries)).not.toContain("ten-moi");
  expect(JSON.stringify(entries)).not.toContain("Tên mới");
  expect(entries.map(({ changes }) => JSON.parse(changes ?? "null") as unknown)).toEqual([
    [{ field: "accountUnit", before: "", after: "Văn phòng" }],
  ]);
});

test("the roles of an account are in the audit record as they were and as they are", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn", ["handler"]);
  const roles = { intent: "roles", roles: ["officer", "handler"] } as const;
  expect(await changeAccount(context, administrator, staffId, { ...roles, roles: [...roles.roles] })).toEqual({
    ok: true,
  });
  const account = { name: "Một", email: "hai@coquan.gov.vn", unitId: null, roles: ["approver"] as const, password };
  expect(await createAccount(context, administrator, { ...account, roles: [...account.roles] })).toMatchObject({
    ok: true,
  });
  const entries = await context.db
    .selectFrom("audit_entries")
    .where("action", "in", ["roles-changed", "account-created"])
    .where("changes", "is not", null)
    .orderBy("position")
    .select(["action", "changes"])
    .execute();
  expect(entries.map(({ action, changes }) => [action, JSON.parse(changes ?? "null") as unknown])).toEqual([
    ["roles-changed", [{ field: "accountRoles", before: "handler", after: rolesText(["handler", "officer"]) }]],
    ["account-created", [{ field: "accountRoles", before: "", after: "approver" }]],
  ]);
});

test("an address somebody else has, another office's unit and another office's account are refused", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn");
  const otherOffice = await givenOffice(context, "khac");
  const strangerId = await givenAccount(context, otherOffice, "hai@coquan.gov.vn");
  const unit = { id: "unit-of-the-other", office_id: otherOffice, name: "Văn phòng", name_key: "văn phòng" };
  await context.db.insertInto("units").values(unit).execute();
  const was = await keyOf(context, officeId, staffId);
  const details = { intent: "details", name: "Một", email: "mot@coquan.gov.vn", was } as const;
  const change = (id: string, more: { email?: string; unit?: string }) =>
    changeAccount(context, administrator, id, { ...details, ...more });
  expect(await change(staffId, { email: "hai@coquan.gov.vn" })).toEqual({ ok: false, reason: "email-taken" });
  expect(await change(staffId, { unit: unit.id })).toEqual({ ok: false, reason: "unit" });
  expect(await change(strangerId, { email: "ba@coquan.gov.vn" })).toEqual({ ok: false, reason: "not-found" });
});

test("a closed account is opened again with a password that must be changed first", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn");
  const given = "bốn từ khác hẳn nhau";
  const reopen = { intent: "reopen", password: given } as const;
  expect(await changeAccount(context, administrator, staffId, reopen)).toEqual({ ok: false, reason: "not-found" });
  const cookie = await signedIn(context, "mot@coquan.gov.vn");
  await closeAsSeen(context, administrator, staffId);
  expect(await changeAccount(context, administrator, staffId, reopen)).toEqual({ ok: true });
  // The session of before stays ended.
  expect(await whoIs(context, cookie)).toBeUndefined();
  expect(await signIn(context, { email: "mot@coquan.gov.vn", password })).toMatchObject({ ok: false });
  const signed = await signIn(context, { email: "mot@coquan.gov.vn", password: given });
  expect(await whoIs(context, signed.ok ? signed.cookie : "")).toMatchObject({ mustChangePassword: true });
});

test("before closing, an administrator is told how many cases the person still has", async () => {
  const { context, officeId } = await givenAdministrator();
  const handler = await givenColleague(context, officeId, ["handler"]);
  const head = await givenColleague(context, officeId, ["approver"]);
  const { reference } = await givenComplaint(context, officeId, { contact: someContact });
  expect(await countCasesOf(context.db, officeId, handler.staffId)).toBe(0);
  const seen = await asSeen(context, head, reference);
  await assignComplaint(context, head, { ...seen, unitId: null, assigneeId: handler.staffId });
  expect(await countCasesOf(context.db, officeId, handler.staffId)).toBe(1);
  expect(await countCasesOf(context.db, await givenOffice(context, "khac"), handler.staffId)).toBe(0);
});

test("of two pages with an account's details the older one saves nothing", async () => {
  const { context, officeId, administrator } = await givenAdministrator();
  const staffId = await givenAccount(context, officeId, "mot@coquan.gov.vn");
  const was = await keyOf(context, officeId, staffId);
  const save = (name: string) =>
    changeAccount(context, administrator, staffId, { intent: "details", name, email: "mot@coquan.gov.vn", was });
  expect(await save("Tên thứ nhất")).toEqual({ ok: true });
  expect(await save("Tên thứ hai")).toEqual({ ok: false, reason: "changed" });
  const account = await findAccount(context.db, officeId, staffId, context.clock.now());
  expect(account?.name).toBe("Tên thứ nhất");
});

test("a changed address is told to the former one if mail is set, without naming the new one", async () => {
  const { context: plain, officeId, administrator } = await givenAdministrator();
  const mail = { smtpUrl: "smtp://localhost:2525", from: "hailong@example.vn" };
  const staffId = await givenAccount(plain, officeId, "mot@coquan.gov.vn");
  const change = async (context: Context, email: string) => {
    const was = await keyOf(context, officeId, staffId);
    const details = { intent: "details", name: "Một", email, was } as const;
    return changeAccount(context, administrator, staffId, details, {
      onNewAddress: (tx, news) => announceNewAddress(context, tx, news),
    });
  };
  expect(await change(plain, "hai@coquan.gov.vn")).toEqual({ ok: true });
  expect(await openLetters(plain)).toEqual([]);
  const context = withSettings(plain, { mail });
  expect(await change(context, "ba@coquan.gov.vn")).toEqual({ ok: true });
  expect(await change(context, "ba@coquan.gov.vn")).toEqual({ ok: true });
  const letters = await openLetters(context);
  expect(letters.map(({ to }) => to)).toEqual(["hai@coquan.gov.vn"]);
  expect(JSON.stringify(letters)).not.toContain("ba@");
});

test("among two hundred accounts a person is found by name, address or unit, with or without diacritics", () => {
  const accounts = Array.from({ length: 200 }, (_, index) => ({
    name: `Công chức ${String(index)}`,
    email: `nguoi-${String(index)}@coquan.gov.vn`,
    unitName: index % 2 === 0 ? "Phòng Tổ chức" : null,
  }));
  expect(findingAccounts(accounts, "")).toHaveLength(200);
  expect(findingAccounts(accounts, "to chuc")).toHaveLength(100);
  expect(findingAccounts(accounts, "CÔNG CHỨC 17 nguoi-17@").map(({ name }) => name)).toEqual(["Công chức 17"]);
  expect(findingAccounts(accounts, "%' or 1=1 --")).toEqual([]);
});

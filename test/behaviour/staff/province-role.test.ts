import { expect, test } from "vitest";
import { changeAccount } from "#app/staff/accounts/change-account.server.ts";
import { createAccount } from "#app/staff/accounts/create-account.server.ts";
import { grantProvince, takeProvince } from "#app/staff/accounts/grant-province.server.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { may, type OfficeRole, type Permission, permissions } from "#app/staff/permissions.ts";
import { signIn } from "#app/staff/sessions/sign-in.server.ts";
import { accountChangeSchema, newAccountSchema } from "#app/staff/accounts/staff-forms.ts";
import { openTestContext } from "#test/support/context.ts";
import { closeAsSeen, givenAccount, password, signedIn, signedInAs, whoIs } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const observer = "theodoi@coquan.gov.vn";

async function givenObserver() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  await givenAccount(context, officeId, "quantri@coquan.gov.vn", ["administrator"]);
  const administrator = await signedInAs(context, "quantri@coquan.gov.vn");
  const staffId = await givenAccount(context, officeId, observer, ["officer"]);
  return { context, officeId, administrator, staffId };
}

const notGivenHere = { ok: false, reason: "not-given-here" };
/** What somebody could post who writes the form by hand. */
const province = ["province"] as unknown as OfficeRole[];

test("sight of the whole province opens its page and one's own account, and nothing of an office", () => {
  const held = (Object.keys(permissions) as Permission[]).filter((permission) => may(["province"], permission));
  expect(held.sort()).toEqual(["account.own", "province.view"]);
  for (const role of ["officer", "handler", "approver", "office", "administrator"] as const) {
    expect(may([role], "province.view")).toBe(false);
  }
});

test("no administrator gives sight of the whole province: neither the forms nor the commands take it", async () => {
  const { context, administrator, staffId } = await givenObserver();
  const account = { name: "Công chức Một", email: "mot@coquan.gov.vn", password };
  expect(newAccountSchema.safeParse({ ...account, roles: ["officer", "province"] }).success).toBe(false);
  expect(await createAccount(context, administrator, { ...account, unitId: null, roles: province })).toEqual(
    notGivenHere,
  );
  expect(accountChangeSchema(observer).safeParse({ intent: "roles", roles: ["province"] }).success).toBe(false);
  expect(await changeAccount(context, administrator, staffId, { intent: "roles", roles: province })).toEqual(
    notGivenHere,
  );
  expect(await changeAccount(context, administrator, staffId, { intent: "roles", roles: [] })).toEqual(notGivenHere);
  expect((await signedInAs(context, observer)).roles).toEqual(["officer"]);
});

test("the command on the server gives it with a new password, ends the sessions and is in the audit record", async () => {
  const { context, officeId } = await givenObserver();
  const name = `Công chức ${observer}`;
  const before = await signedIn(context, observer);
  const granted = await grantProvince(context, ` ${observer.toUpperCase()} `);
  if (!granted.ok) throw new Error(granted.reason);
  expect(await whoIs(context, before)).toBeUndefined();
  expect(await signIn(context, { email: observer, password })).toEqual({ ok: false, reason: "wrong" });
  const session = await signIn(context, { email: observer, password: granted.password });
  if (!session.ok) throw new Error(session.reason);
  expect([...((await whoIs(context, session.cookie))?.roles ?? [])].sort()).toEqual(["officer", "province"]);

  const again = await grantProvince(context, observer);
  expect(again).toMatchObject({ ok: true });
  expect(again).not.toEqual(granted);
  expect(await takeProvince(context, observer)).toEqual({ ok: true });
  expect(await takeProvince(context, observer)).toEqual({ ok: false, reason: "not-granted" });
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  const told = lines.filter(({ action }) => action.startsWith("province-"));
  expect(told.map(({ action, subject }) => [action, subject])).toEqual([
    ["province-taken", name],
    ["province-granted", name],
    ["province-granted", name],
  ]);
});

test("an account that is closed or unknown is given nothing", async () => {
  const { context, administrator, staffId } = await givenObserver();
  const unknown = { ok: false, reason: "no-such-account" };
  expect(await grantProvince(context, "khong-co@coquan.gov.vn")).toEqual(unknown);
  await closeAsSeen(context, administrator, staffId);
  expect(await grantProvince(context, observer)).toEqual(unknown);
  expect(await takeProvince(context, observer)).toEqual(unknown);
});

test("an administrator can neither become the observer by a password nor take the role away by other roles", async () => {
  const { context, administrator, staffId } = await givenObserver();
  const granted = await grantProvince(context, observer);
  if (!granted.ok) throw new Error(granted.reason);
  expect(await changeAccount(context, administrator, staffId, { intent: "password", password })).toEqual(notGivenHere);
  expect(await signIn(context, { email: observer, password })).toEqual({ ok: false, reason: "wrong" });
  const change = accountChangeSchema(observer, true).parse({ intent: "roles" });
  expect(await changeAccount(context, administrator, staffId, change)).toEqual({ ok: true });
  const session = await signIn(context, { email: observer, password: granted.password });
  expect(session.ok && (await whoIs(context, session.cookie))?.roles).toEqual(["province"]);
});

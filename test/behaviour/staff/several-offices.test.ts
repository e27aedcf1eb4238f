import { expect, test } from "vitest";
import { dayOf } from "#app/platform/day.ts";
import { accountKey } from "#app/staff/account.ts";
import { changeAccount } from "#app/staff/accounts/change-account.server.ts";
import {
  answerInvitation,
  invite,
  listInvitations,
  listOwnInvitations,
  withdrawInvitation,
} from "#app/staff/accounts/invitations.server.ts";
import { findAccount, listAccounts } from "#app/staff/accounts/list-accounts.server.ts";
import { changeOwnPassword, listOwnSessions } from "#app/staff/accounts/own-account.server.ts";
import { grantProvince } from "#app/staff/accounts/grant-province.server.ts";
import { listPlaces } from "#app/staff/sessions/places.server.ts";
import { signIn } from "#app/staff/sessions/sign-in.server.ts";
import { closeAsSeen, givenAccount, password, requestWith, signedIn, signedInAs, whoIs } from "#test/support/staff.ts";
import { givenPersonOfTwoOffices, twoOfficesEmail } from "#test/support/two-offices.ts";

test("whoever accepts an invitation works in the other office with the roles of there, and in one office at a time", async () => {
  const { context, home, guest, accountId, placeThere, cookie, changeTo } = await givenPersonOfTwoOffices(
    ["handler"],
    ["approver"],
  );
  expect(await whoIs(context, cookie)).toMatchObject({ officeId: home, staffId: accountId, roles: ["handler"] });
  expect(await changeTo(placeThere)).toBe(true);
  const there = { officeId: guest, staffId: placeThere, accountId, roles: ["approver"], hasOtherOffices: true };
  expect(await whoIs(context, cookie)).toMatchObject({ ...there, email: twoOfficesEmail });
  const acts = context.db.selectFrom("audit_entries").where("office_id", "=", guest).where("staff_id", "=", placeThere);
  const actions = (await acts.orderBy("position").select("action").execute()).map(({ action }) => action);
  expect(actions).toEqual(["invitation-accepted", "office-chosen"]);
});

test("signing in begins in the office in which the person worked last, by whichever browser", async () => {
  const { context, home, guest, accountId, placeThere, changeTo } = await givenPersonOfTwoOffices();
  await changeTo(placeThere);
  expect((await signedInAs(context, twoOfficesEmail)).officeId).toBe(guest);
  await changeTo(accountId);
  expect((await signedInAs(context, twoOfficesEmail)).officeId).toBe(home);
});

test("nobody works in a place that is not theirs, that was closed, or without a session", async () => {
  const { context, guest, changeTo, placeThere, guestAdministrator, home, cookie } = await givenPersonOfTwoOffices();
  const stranger = await givenAccount(context, guest, "la@coquan.gov.vn");
  for (const id of [stranger, guestAdministrator.staffId, "", "'; drop table staff"])
    expect(await changeTo(id)).toBe(false);
  await closeAsSeen(context, guestAdministrator, placeThere);
  expect(await changeTo(placeThere)).toBe(false);
  expect(await whoIs(context, cookie)).toMatchObject({ officeId: home, hasOtherOffices: false });
});

test("an invitation has the same answer for an address that has an account and for one that has none", async () => {
  const { context, guest, guestAdministrator } = await givenPersonOfTwoOffices();
  await givenAccount(context, (await signedInAs(context, "quantri-nha@coquan.gov.vn")).officeId, "co@coquan.gov.vn");
  const ask = (email: string) => invite(context, guestAdministrator, { email, unitId: null, roles: ["handler"] });
  expect(await ask("co@coquan.gov.vn")).toEqual(await ask("khong@coquan.gov.vn"));
  const waiting = await listInvitations(context.db, guest, context.clock.now());
  expect(waiting.map(({ id: _id, email: _email, ...rest }) => rest)).toEqual([
    { roles: ["handler"], expiresAt: waiting[0]?.expiresAt },
    { roles: ["handler"], expiresAt: waiting[0]?.expiresAt },
  ]);
  expect(await ask(twoOfficesEmail)).toEqual({ ok: false, reason: "already-here" });
});

test("an invitation is answered once, by its addressee, before it expires or is withdrawn", async () => {
  const { context, clock, guest, guestAdministrator, homeAdministrator } = await givenPersonOfTwoOffices();
  const email = "moi@coquan.gov.vn";
  const accountId = await givenAccount(context, homeAdministrator.officeId, email);
  const invited = async () => {
    await invite(context, guestAdministrator, { email, unitId: null, roles: ["officer"] });
    const person = await signedInAs(context, email);
    const [invitation] = await listOwnInvitations(context.db, person, context.clock.now());
    return { person, id: invitation?.id ?? "" };
  };
  const withdrawn = await invited();
  await withdrawInvitation(context, homeAdministrator, withdrawn.id);
  expect(await answerInvitation(context, homeAdministrator, withdrawn.id, true)).toBe(false);
  await withdrawInvitation(context, guestAdministrator, withdrawn.id);
  expect(await answerInvitation(context, withdrawn.person, withdrawn.id, true)).toBe(false);
  const declined = await invited();
  expect(await answerInvitation(context, declined.person, declined.id, false)).toBe(true);
  expect(await answerInvitation(context, declined.person, declined.id, true)).toBe(false);
  const accepted = await invited();
  const both = await Promise.all([1, 2].map(() => answerInvitation(context, accepted.person, accepted.id, true)));
  expect(both.filter(Boolean)).toHaveLength(1);
  expect(await listPlaces(context.db, accountId)).toHaveLength(2);
  const late = await givenAccount(context, homeAdministrator.officeId, "muon@coquan.gov.vn");
  await invite(context, guestAdministrator, { email: "muon@coquan.gov.vn", unitId: null, roles: ["officer"] });
  clock.moveTo("2026-12-05T09:00:01+07:00");
  expect(await listOwnInvitations(context.db, await signedInAs(context, "muon@coquan.gov.vn"), clock.now())).toEqual(
    [],
  );
  expect(await listPlaces(context.db, late)).toHaveLength(1);
  expect(guest).not.toBe(homeAdministrator.officeId);
});

test("each office closes its own place: sessions that work there end, the others go on", async () => {
  const { context, home, guest, accountId, placeThere, cookie, changeTo, homeAdministrator, guestAdministrator } =
    await givenPersonOfTwoOffices();
  const atHome = await signedIn(context, twoOfficesEmail);
  await changeTo(placeThere);
  expect(await closeAsSeen(context, guestAdministrator, accountId)).toEqual({ ok: false, reason: "not-found" });
  expect(await closeAsSeen(context, homeAdministrator, placeThere)).toEqual({ ok: false, reason: "not-found" });
  expect(await closeAsSeen(context, homeAdministrator, accountId)).toMatchObject({ ok: true });
  expect(await whoIs(context, atHome)).toBeUndefined();
  expect((await whoIs(context, cookie))?.officeId).toBe(guest);
  expect((await signedInAs(context, twoOfficesEmail)).officeId).toBe(guest);
  expect(await closeAsSeen(context, guestAdministrator, placeThere)).toMatchObject({ ok: true });
  expect(await signIn(context, { email: twoOfficesEmail, password })).toEqual({ ok: false, reason: "wrong" });
  const reopen = { intent: "reopen", password: "bốn từ khác hẳn nhau" } as const;
  expect(await changeAccount(context, guestAdministrator, placeThere, reopen)).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await changeAccount(context, homeAdministrator, accountId, reopen)).toEqual({ ok: true });
  expect(home).not.toBe(guest);
});

test("an office cannot set the password of somebody who works elsewhere too, and a guest's name and address only at home", async () => {
  const { context, guest, accountId, placeThere, homeAdministrator, guestAdministrator } =
    await givenPersonOfTwoOffices();
  const set = { intent: "password", password: "bốn từ khác hẳn nhau" } as const;
  expect(await changeAccount(context, homeAdministrator, accountId, set)).toEqual({
    ok: false,
    reason: "other-office",
  });
  expect(await changeAccount(context, guestAdministrator, placeThere, set)).toEqual({
    ok: false,
    reason: "not-given-here",
  });
  const there = async () => findAccount(context.db, guest, placeThere, context.clock.now());
  const found = await there();
  if (found === undefined) throw new Error("no place");
  const details = { intent: "details", name: "Tên khác", email: twoOfficesEmail, was: accountKey(found) } as const;
  expect(await changeAccount(context, guestAdministrator, placeThere, details)).toEqual({
    ok: false,
    reason: "not-given-here",
  });
  expect(
    await changeAccount(context, homeAdministrator, accountId, { ...details, email: "moi@coquan.gov.vn" }),
  ).toEqual({
    ok: true,
  });
  expect(await there()).toMatchObject({ name: "Tên khác", email: "moi@coquan.gov.vn", isFromElsewhere: true });
  expect(await signIn(context, { email: "moi@coquan.gov.vn", password })).toMatchObject({ ok: true });
});

test("a person has one password and one list of sessions wherever they work", async () => {
  const { context, cookie, changeTo, placeThere } = await givenPersonOfTwoOffices();
  await changeTo(placeThere);
  const other = await signedIn(context, twoOfficesEmail);
  const person = await whoIs(context, cookie);
  if (person === undefined) throw new Error("signed out");
  expect((await listOwnSessions(context, requestWith(cookie), person)).length).toBeGreaterThan(1);
  const typed = { current: password, password: "bốn từ khác hẳn nhau" };
  expect(await changeOwnPassword(context, requestWith(cookie), person, typed)).toEqual({ ok: true });
  expect(await whoIs(context, other)).toBeUndefined();
  expect(await whoIs(context, cookie)).toMatchObject({ staffId: placeThere });
});

test("sight of the whole province goes with the person, not with an office", async () => {
  const { context, placeThere, cookie, changeTo, home, guest } = await givenPersonOfTwoOffices();
  await changeTo(placeThere);
  const granted = await grantProvince(context, twoOfficesEmail);
  expect(granted.ok).toBe(true);
  expect(await whoIs(context, cookie)).toBeUndefined();
  const again = await signIn(context, { email: twoOfficesEmail, password: granted.ok ? granted.password : "" });
  const person = await whoIs(context, again.ok ? again.cookie : "");
  expect([...(person?.roles ?? [])].sort()).toEqual(["handler", "province"]);
  expect(person?.officeId).toBe(guest);
  const accounts = await listAccounts(context.db, guest, dayOf(context.clock.now()));
  expect(accounts.find(({ id }) => id === placeThere)?.roles).toEqual(["handler"]);
  expect(home).not.toBe(guest);
});

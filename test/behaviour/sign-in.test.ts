import { expect, test } from "vitest";
import { changeOwnPassword, endOwnSession, listOwnSessions } from "#app/staff/own-account.server.ts";
import { signIn } from "#app/staff/sign-in.server.ts";
import { signOut } from "#app/staff/sign-out.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenAccount, password, requestWith, signedIn, signedInAs, whoIs } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const email = "mot@coquan.gov.vn";

async function givenOneAccount() {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const staffId = await givenAccount(context, officeId, email, ["handler", "office"]);
  return { context, clock, officeId, staffId };
}

test("the right password opens a session that knows who it is, whatever the case of the address", async () => {
  const { context, officeId, staffId } = await givenOneAccount();
  const cookie = await signedIn(context, " MOT@coquan.gov.vn ");
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
  const staff = await whoIs(context, cookie);
  expect(staff).toMatchObject({ staffId, officeId, email });
  expect([...(staff?.roles ?? [])].sort()).toEqual(["handler", "office"]);
});

test("a password typed with combined or with separate accents is the same password", async () => {
  const { context } = await givenOneAccount();
  expect(await signIn(context, { email, password: password.normalize("NFD") })).toMatchObject({ ok: true });
});

test("each sign-in is a session of its own", async () => {
  const { context } = await givenOneAccount();
  expect(await signedIn(context, email)).not.toBe(await signedIn(context, email));
});

test("a wrong password and an unknown address get the same answer", async () => {
  const { context } = await givenOneAccount();
  const wrong = await signIn(context, { email, password: "không phải mật khẩu này" });
  expect(wrong).toEqual({ ok: false, reason: "wrong" });
  expect(await signIn(context, { email: "khong-co@coquan.gov.vn", password })).toEqual(wrong);
});

test("after ten wrong passwords even the right one waits a quarter of an hour, for a known and an unknown address", async () => {
  const { context, clock } = await givenOneAccount();
  for (const address of [email, "khong-co@coquan.gov.vn"]) {
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      expect(await signIn(context, { email: address, password: "sai" })).toEqual({ ok: false, reason: "wrong" });
    }
    expect(await signIn(context, { email: address, password })).toEqual({ ok: false, reason: "too-many" });
  }
  clock.moveTo("2026-11-20T09:15:01+07:00");
  expect(await signIn(context, { email, password })).toMatchObject({ ok: true });
});

test("a success forgets the wrong passwords before it", async () => {
  const { context } = await givenOneAccount();
  for (let attempt = 1; attempt <= 9; attempt += 1) await signIn(context, { email, password: "sai" });
  await signedIn(context, email);
  expect(await signIn(context, { email, password: "sai" })).toEqual({ ok: false, reason: "wrong" });
  await signedIn(context, email);
});

test("signing out ends the session on the server, so the cookie opens nothing any more", async () => {
  const { context } = await givenOneAccount();
  const cookie = await signedIn(context, email);
  const other = await signedIn(context, email);
  expect(await signOut({ ...context }, requestWith(cookie))).toMatch(/^session=; .*Max-Age=0/);
  expect(await whoIs(context, cookie)).toBeUndefined();
  expect(await whoIs(context, other)).toBeDefined();
});

test("a session ends by itself after twelve hours", async () => {
  const { context, clock } = await givenOneAccount();
  const cookie = await signedIn(context, email);
  clock.moveTo("2026-11-20T20:59:00+07:00");
  expect(await whoIs(context, cookie)).toBeDefined();
  clock.moveTo("2026-11-20T21:00:00+07:00");
  expect(await whoIs(context, cookie)).toBeUndefined();
});

test("one sees one's own open sessions and ends another of them at once", async () => {
  const { context, officeId } = await givenOneAccount();
  await givenAccount(context, officeId, "hai@coquan.gov.vn");
  const here = await signedIn(context, email);
  const there = await signedIn(context, email);
  const stranger = await signedInAs(context, "hai@coquan.gov.vn");
  const staff = await signedInAs(context, email);
  const sessions = await listOwnSessions(context, requestWith(here), staff);
  expect(sessions).toHaveLength(3);
  expect(sessions.filter((session) => session.isThis)).toHaveLength(1);
  const [thereId] = (await listOwnSessions(context, requestWith(there), staff)).filter((session) => session.isThis);
  await endOwnSession(context, stranger, thereId?.id ?? "");
  expect(await whoIs(context, there)).toBeDefined();
  await endOwnSession(context, staff, thereId?.id ?? "");
  expect(await whoIs(context, there)).toBeUndefined();
  expect(await whoIs(context, here)).toBeDefined();
});

test("changing one's password asks the present one, ends the other sessions and keeps this one", async () => {
  const { context } = await givenOneAccount();
  const here = await signedIn(context, email);
  const there = await signedIn(context, email);
  const staff = await signedInAs(context, email);
  const next = "mật khẩu mới rất dài";
  const wrong = await changeOwnPassword(context, requestWith(here), staff, { current: "sai", password: next });
  expect(wrong).toEqual({ ok: false, reason: "wrong" });
  expect(await changeOwnPassword(context, requestWith(here), staff, { current: password, password: next })).toEqual({
    ok: true,
  });
  expect(await whoIs(context, here)).toBeDefined();
  expect(await whoIs(context, there)).toBeUndefined();
  expect(await signIn(context, { email, password })).toEqual({ ok: false, reason: "wrong" });
  expect(await signIn(context, { email, password: next })).toMatchObject({ ok: true });
});

import { expect, test } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { changeOwnPassword, endOwnSession, listOwnSessions } from "#app/staff/accounts/own-account.server.ts";
import { signIn } from "#app/staff/sessions/sign-in.server.ts";
import { knownBrowser } from "#app/staff/sessions/known-browser.server.ts";
import { requireSignedIn } from "#app/staff/sessions/staff-route.server.ts";
import { changeAccount } from "#app/staff/accounts/change-account.server.ts";
import { signOut } from "#app/staff/sessions/sign-out.server.ts";
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

/** The context of a request from this address. */
function at(context: Context, address: string): Context {
  return { ...context, visitor: { address, userAgent: "", languages: "" } };
}

const stranger = "203.0.113.7";

test("ten wrong passwords of a stranger keep the owner out from nowhere, their own network included", async () => {
  const { context } = await givenOneAccount();
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    const outcome = await signIn(at(context, stranger), { email, password: "sai" });
    expect(outcome).toEqual({ ok: false, reason: "wrong" });
  }
  for (const address of [stranger, "198.51.100.2", "2001:db8::1"]) {
    expect(await signIn(at(context, address), { email, password })).toMatchObject({ ok: true });
  }
});

test("wrong passwords are answered ever more slowly, for an unknown address as well", async () => {
  const { context, clock } = await givenOneAccount();
  for (const address of [email, "khong-co@coquan.gov.vn"]) {
    clock.pauses.length = 0;
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      await signIn(at(context, stranger), { email: address, password: "sai" });
    }
    // Five are free, because people mistype; then each takes twice as long, up to four seconds.
    expect(clock.pauses).toEqual([250, 500, 1000, 2000, 4000, 4000]);
  }
});

test("the right password forgives the wrong ones before it", async () => {
  const { context, clock } = await givenOneAccount();
  for (let round = 1; round <= 3; round += 1) {
    for (let attempt = 1; attempt <= 5; attempt += 1) await signIn(at(context, stranger), { email, password: "sai" });
    expect(await signIn(at(context, stranger), { email, password })).toMatchObject({ ok: true });
  }
  expect(clock.pauses).toEqual([]);
});

test("guesses for one account from very many networks are slow, and its owner is let in at once", async () => {
  const { context, clock } = await givenOneAccount();
  for (let network = 1; network <= 100; network += 1) {
    await signIn(at(context, `203.0.${String(network)}.7`), { email, password: "sai" });
  }
  expect(clock.pauses).toEqual([]);
  await signIn(at(context, "198.51.100.9"), { email, password: "sai" });
  expect(clock.pauses).toEqual([4000]);
  expect(await signIn(at(context, "192.0.2.2"), { email, password })).toMatchObject({ ok: true });
  expect(clock.pauses).toEqual([4000]);
});

test("a flood of guesses is bounded, and a browser that signed in before waits behind none of it", async () => {
  const { context } = await givenOneAccount();
  const first = await signIn(context, { email, password });
  if (!first.ok) throw new Error("not signed in");
  expect(first.browserCookie).toMatch(/Path=\/sign-in; .*HttpOnly/);
  const guesses = Array.from({ length: 200 }, (_, guess) =>
    signIn(at(context, stranger), {
      email: guess % 2 === 0 ? email : `${String(guess)}@coquan.gov.vn`,
      password: "sai",
    }),
  );
  const known = await signIn(at(context, stranger), { email, password }, requestWith(first.browserCookie));
  expect(known).toMatchObject({ ok: true });
  const outcomes = await Promise.all(guesses);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "busy").length).toBeGreaterThan(150);
  expect(await signIn(at(context, "198.51.100.2"), { email, password })).toMatchObject({ ok: true });
});

test("a cookie of a known browser is worth nothing with another password or for another account", async () => {
  const { context, officeId, staffId } = await givenOneAccount();
  const first = await signIn(context, { email, password });
  if (!first.ok) throw new Error("not signed in");
  const request = requestWith(first.browserCookie);
  const account = context.db.selectFrom("staff").select(["id", "password_hash"]);
  const known = await account.where("id", "=", staffId).executeTakeFirstOrThrow();
  expect(knownBrowser(context, request, known)).toBeDefined();
  expect(knownBrowser(context, request, { ...known, password_hash: "another" })).toBeUndefined();
  const other = await givenAccount(context, officeId, "hai@coquan.gov.vn");
  expect(knownBrowser(context, request, { ...known, id: other })).toBeUndefined();
  const forged = requestWith(first.browserCookie.replace(/\.[\w-]+;/, ".forged;"));
  expect(knownBrowser(context, forged, known)).toBeUndefined();
});

test("failed sign-ins of invented addresses are counted by the hour, those of accounts are in the audit record", async () => {
  const { context } = await givenOneAccount();
  for (const name of ["a", "b", "c"]) await signIn(context, { email: `${name}@coquan.gov.vn`, password: "sai" });
  await signIn(context, { email, password: "sai" });
  const counted = await context.db.selectFrom("unknown_sign_ins").selectAll().execute();
  expect(counted).toEqual([{ hour: "2026-11-20T02", count: 3 }]);
  const entries = context.db.selectFrom("audit_entries").where("action", "=", "sign-in-failed").selectAll();
  expect(await entries.execute()).toHaveLength(1);
});

test("signing out ends the session on the server, so the cookie opens nothing any more", async () => {
  const { context } = await givenOneAccount();
  const cookie = await signedIn(context, email);
  const other = await signedIn(context, email);
  expect(await signOut({ ...context }, requestWith(cookie))).toMatch(/^session=; .*Max-Age=0/);
  expect(await whoIs(context, cookie)).toBeUndefined();
  expect(await whoIs(context, other)).toBeDefined();
});

test("a session that is not used ends after an hour, and one that is used goes on", async () => {
  const { context, clock } = await givenOneAccount();
  const used = await signedIn(context, email);
  const idle = await signedIn(context, email);
  for (const time of ["09:40", "10:20"]) {
    clock.moveTo(`2026-11-20T${time}:00+07:00`);
    expect(await whoIs(context, used)).toBeDefined();
  }
  expect(await whoIs(context, idle)).toBeUndefined();
  expect(await listOwnSessions(context, requestWith(used), await signedInAs(context, email))).toHaveLength(2);
});

test("a closed account is nobody, even where a session of it was left open", async () => {
  const { context, clock, staffId } = await givenOneAccount();
  const cookie = await signedIn(context, email);
  await context.db.updateTable("staff").set({ closed_at: clock.now() }).where("id", "=", staffId).execute();
  expect(await whoIs(context, cookie)).toBeUndefined();
});

test("a password that somebody else chose must be changed before anything else, and is then one's own", async () => {
  const { context, officeId } = await givenOneAccount();
  const administratorId = await givenAccount(context, officeId, "quantri@coquan.gov.vn", ["administrator"]);
  const administrator = { staffId: administratorId, officeId };
  const { staffId } = await signedInAs(context, email);
  const given = "bốn từ khác hẳn nhau";
  await changeAccount(context, administrator, staffId, { intent: "password", password: given });
  const signed = await signIn(context, { email, password: given });
  const cookie = signed.ok ? signed.cookie : "";
  expect(await whoIs(context, cookie)).toMatchObject({ mustChangePassword: true });
  const requestTo = (path: string) =>
    new Request(`http://localhost:3000${path}`, { headers: requestWith(cookie).headers });
  const sent = await requireSignedIn({ ...context }, requestTo("/inbox")).catch((answer: unknown) => answer);
  expect((sent as Response).headers.get("Location")).toBe("/account");
  const staff = await requireSignedIn({ ...context }, requestTo("/account"));
  const next = "năm từ chẳng dính dáng gì";
  expect(await changeOwnPassword(context, requestWith(cookie), staff, { current: given, password: next })).toEqual({
    ok: true,
  });
  expect((await whoIs(context, cookie))?.mustChangePassword).toBeUndefined();
  await requireSignedIn({ ...context }, requestTo("/inbox"));
});

test("a session ends by itself after twelve hours", async () => {
  const { context, clock } = await givenOneAccount();
  const cookie = await signedIn(context, email);
  for (let hour = 10; hour <= 20; hour += 1) {
    clock.moveTo(`2026-11-20T${String(hour)}:00:00+07:00`);
    await whoIs(context, cookie);
  }
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

import { expect, test } from "vitest";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { countTablets } from "#app/figures/counting/count-paper.server.ts";
import { dashboard } from "#app/figures/dashboard/dashboard.server.ts";
import { yearPeriod } from "#app/figures/period/period.ts";
import { dayOf } from "#app/platform/day.ts";
import { readCookie } from "#app/platform/forms/cookies.server.ts";
import { checkKiosk } from "#app/ratings/kiosk/check-kiosk.server.ts";
import { forgetKioskTaps } from "#app/ratings/kiosk/forget-kiosk-taps.server.ts";
import { listKiosks } from "#app/ratings/kiosk/list-kiosks.server.ts";
import { addKiosk, pairKiosk, revokeKiosk } from "#app/ratings/kiosk/pair-kiosk.server.ts";
import { findSuspicious } from "#app/ratings/suspicion/find-suspicious.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openKiosks as open } from "#test/support/kiosks.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

const day = 24 * 3_600_000;

test("a pairing code works once, in its hour, at its counter; then the tablet is known by its cookie", async () => {
  const { context, clock, counterNamed, counter, add, requestWith, manager } = await open();
  const other = await counterNamed("Quầy 2");
  const { pairingCode, id } = await add(counter, "Máy 1");
  expect(await pairKiosk(context, counter, "3333-3333")).toEqual({ ok: false, reason: "wrong" });
  expect(await pairKiosk(context, other, pairingCode)).toEqual({ ok: false, reason: "wrong" });
  const paired = await pairKiosk(context, counter, ` ${pairingCode.toLowerCase()} `);
  if (!paired.ok) throw new Error("not paired");
  expect(paired.cookie).toMatch(/^kiosk=.*; Path=\/kiosk; HttpOnly; SameSite=Lax$/);
  const request = requestWith(paired.cookie);
  expect(await checkKiosk(context, request, counter)).toMatchObject({ id, isRevoked: false });
  expect(await checkKiosk(context, request, other)).toBeUndefined();
  expect(await checkKiosk(context, requestWith(`kiosk=${id}.${"x".repeat(43)}`), counter)).toBeUndefined();
  expect(await checkKiosk(context, new Request("http://localhost/kiosk/x"), counter)).toBeUndefined();
  expect(await pairKiosk(context, counter, pairingCode)).toEqual({ ok: false, reason: "wrong" });
  const token = readCookie(request, { name: "kiosk", path: "/kiosk" })?.split(".")[1] ?? "";
  expect(JSON.stringify(await context.db.selectFrom("kiosks").selectAll().execute())).not.toContain(token);

  const late = await add(counter, "Máy 2");
  clock.moveTo("2026-11-23T09:31:00+07:00");
  expect(await pairKiosk(context, counter, late.pairingCode)).toEqual({ ok: false, reason: "wrong" });
  expect(await addKiosk(context, manager, { name: "Máy 2", counterId: counter.id })).toMatchObject({ ok: false });
  const actions = await context.db.selectFrom("audit_entries").select(["action", "subject"]).execute();
  expect(actions.filter(({ subject }) => subject === id).map(({ action }) => action)).toEqual([
    "kiosk-added",
    "kiosk-paired",
  ]);
});

test("somebody who guesses pairing codes is slowed down", async () => {
  const { context, clock, counter, add } = await open();
  const { pairingCode } = await add(counter, "Máy 1");
  for (let guess = 0; guess < 20; guess += 1) await pairKiosk(context, counter, "3333-3333");
  expect(clock.pauses).toEqual([]);
  await pairKiosk(context, counter, "3333-3333");
  expect(await pairKiosk(context, counter, pairingCode)).toMatchObject({ ok: true });
  expect(clock.pauses.length).toBeGreaterThan(0);
});

test("a tap on a tablet is marked with it, and the same tap sent again counts once", async () => {
  const { context, counter, paired, officeId, ratings, history, phone } = await open();
  const { code } = await givenReceipt(context, officeId);
  const { id, tap } = await paired(counter, "Máy 1");
  const same = { id: "a-tap-of-the-tablet", comment: "Nhanh gọn" };
  expect(await tap(code, 4, same)).toBe("counted");
  await phone(code, 2);
  expect(await tap(code, 4, same)).toBe("counted");
  const twice = await Promise.all([tap(code, 5, { id: "twice-at-once" }), tap(code, 5, { id: "twice-at-once" })]);
  expect(twice).toEqual(["counted", "counted"]);
  expect(await ratings()).toMatchObject([{ score: 5, source: "kiosk", comment: "Nhanh gọn", taps: 3 }]);
  expect(await history()).toMatchObject([
    { score: 4, source: "kiosk", kiosk_id: id },
    { score: 2, source: "phone", kiosk_id: null },
    { score: 5, source: "kiosk", kiosk_id: id },
  ]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("what was tapped on tablets is shown apart: how many, how satisfied, and neither phones nor other offices", async () => {
  const { context, counter, paired, officeId, phone } = await open();
  const receipts = await Promise.all(Array.from({ length: 4 }, () => givenReceipt(context, officeId)));
  const [first, second, third, fourth] = receipts.map(({ code }) => code);
  const { tap } = await paired(counter, "Máy 1");
  await tap(first ?? "", 5);
  await tap(second ?? "", 2);
  await phone(third ?? "", 5);
  await tap(fourth ?? "", 4);
  // The citizen's own later tap takes the rating from the tablet.
  await phone(fourth ?? "", 1);
  const other = await givenReceipt(context, await givenOffice(context, "coquankhac"));
  await tap(other.code, 5);
  const year = yearPeriod(2026, dayOf(context.clock.now()));
  expect(await countTablets(context.db, officeId, year)).toEqual({ rated: 2, satisfied: 1 });
  const { paper, tablets } = await dashboard(context.db, officeId, year, dayOf(context.clock.now()));
  expect({ paper, tablets }).toEqual({ paper: { rated: 0, satisfied: 0 }, tablets: { rated: 2, satisfied: 1 } });
});

test("a tap that waited counts as of when it was tapped, and a later rating keeps its place", async () => {
  const { context, clock, counter, paired, officeId, ratings, phone } = await open();
  const first = await givenReceipt(context, officeId);
  const second = await givenReceipt(context, officeId);
  const { tap } = await paired(counter, "Máy 1");
  clock.moveTo("2026-11-24T08:00:00+07:00");
  await phone(first.code, 5);
  clock.moveTo("2026-11-24T09:00:00+07:00");
  const waited = 2 * 3_600_000;
  expect(await tap(first.code, 1, { waited, comment: "Viết trên máy" })).toBe("later-counts");
  expect(await tap(second.code, 3, { waited })).toBe("counted");
  expect(await ratings()).toEqual([
    { score: 3, source: "kiosk", comment: null, taps: 1, given_at: "2026-11-24T00:00:00.000Z" },
    { score: 5, source: "phone", comment: "Viết trên máy", taps: 2, given_at: "2026-11-24T01:00:00.000Z" },
  ]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("a tablet with a wrong clock gives no rating in the future, before the dossier, or from last year", async () => {
  const { context, clock, counter, paired, officeId, ratings } = await open();
  const [future, before, never] = [
    await givenReceipt(context, officeId),
    await givenReceipt(context, officeId),
    await givenReceipt(context, officeId),
  ] as const;
  const { tap } = await paired(counter, "Máy 1");
  clock.moveTo("2026-12-20T09:00:00+07:00");
  await tap(future.code, 3, { waited: -400 * day });
  await tap(before.code, 4, { waited: 400 * day });
  await tap(never.code, 5, { waited: Number.NaN });
  expect((await ratings()).map(({ score, given_at }) => [score, given_at])).toEqual([
    [4, "2026-12-06T02:00:00.000Z"],
    [3, "2026-12-20T02:00:00.000Z"],
    [5, "2026-12-20T02:00:00.000Z"],
  ]);
  clock.moveTo("2026-12-21T09:00:00+07:00");
  const today = await givenReceipt(context, officeId);
  await tap(today.code, 5, { waited: 3 * day });
  expect((await ratings()).at(-1)).toMatchObject({ given_at: "2026-12-20T17:00:00.000Z" });
});

test("a receipt that closed while its tap waited still counts; closed and unknown codes are said once and for all", async () => {
  const { context, clock, counter, paired, officeId, ratings } = await open();
  const facts = { finishedOn: "2026-11-23", openUntil: "2026-11-23" };
  const closing = await givenReceipt(context, officeId, facts);
  const closed = await givenReceipt(context, officeId, facts);
  const { tap } = await paired(counter, "Máy 1");
  clock.moveTo("2026-11-24T08:30:00+07:00");
  expect(await tap(closing.code, 5, { waited: day })).toBe("counted");
  expect(await tap(closed.code, 5, { id: "too-late-tap" })).toBe("not-open");
  expect(await tap(closed.code, 5, { id: "too-late-tap", waited: day })).toBe("not-open");
  expect(await tap("3333333333", 5)).toBe("unknown-code");
  expect(await tap("'; drop table kiosks; --", 5)).toBe("unknown-code");
  expect(await ratings()).toHaveLength(1);
  expect(await listKiosks(context.db, officeId, context.clock.now())).toMatchObject([{ taps: 1, refused: 3 }]);
});

test("after its token was taken back, a tablet shows no faces, and what waited on it counts like a phone's", async () => {
  const { context, clock, counter, paired, officeId, manager, ratings, history } = await open();
  const { code } = await givenReceipt(context, officeId);
  const { id, asked, tap, request } = await paired(counter, "Máy 1");
  clock.moveTo("2026-11-23T10:00:00+07:00");
  expect(await revokeKiosk(context, manager, id)).toBe(true);
  expect(await revokeKiosk(context, manager, id)).toBe(true);
  expect(await asked()).toMatchObject({ isRevoked: true });
  expect(await tap(code, 2, { id: "tapped-before", waited: 3_600_000 })).toBe("counted");
  expect(await tap(code, 2, { id: "tapped-before", waited: 3_600_000 })).toBe("counted");
  expect(await ratings()).toMatchObject([{ score: 2, source: "phone", taps: 1, given_at: context.clock.now() }]);
  expect(await history()).toMatchObject([{ source: "phone", kiosk_id: id }]);
  clock.moveTo("2026-12-24T10:00:00+07:00");
  expect(await checkKiosk(context, request, counter)).toBeUndefined();
  expect(await listKiosks(context.db, officeId, context.clock.now())).toMatchObject([{ state: "revoked" }]);
  expect(await forgetKioskTaps(context)).toBe(0);
  clock.moveTo("2026-12-29T10:00:00+07:00");
  expect(await forgetKioskTaps(context)).toBe(1);
});

test("what a revoked tablet hands in is judged at its arrival, but takes the place of no later rating", async () => {
  const { context, clock, counter, paired, officeId, manager, ratings, phone } = await open();
  const closing = await givenReceipt(context, officeId, { finishedOn: "2026-11-23", openUntil: "2026-11-23" });
  const rated = await givenReceipt(context, officeId);
  const { id, tap } = await paired(counter, "Máy 1");
  clock.moveTo("2026-11-23T10:00:00+07:00");
  await phone(rated.code, 5);
  await revokeKiosk(context, manager, id);
  clock.moveTo("2026-11-24T10:00:00+07:00");
  // The tablet says that it was tapped while the receipt was open; nobody can check that.
  expect(await tap(closing.code, 5, { waited: day })).toBe("not-open");
  expect(await tap(rated.code, 1, { waited: 1.5 * day })).toBe("later-counts");
  expect(await ratings()).toMatchObject([{ score: 5, source: "phone" }]);
});

test("nobody takes back or adds a tablet in another office", async () => {
  const { context, counter, paired } = await open();
  const other = await givenColleague(context, await givenOffice(context, "coquankhac"), ["office"]);
  const { id, asked } = await paired(counter, "Máy 1");
  expect(await revokeKiosk(context, other, id)).toBe(false);
  expect(await addKiosk(context, other, { name: "Máy lạ", counterId: counter.id })).toEqual({
    ok: false,
    reason: "counterMissing",
  });
  expect(await asked()).toMatchObject({ isRevoked: false });
});

test("two tablets at one counter rate beside each other", async () => {
  const { context, counter, paired, officeId, ratings } = await open();
  const { code } = await givenReceipt(context, officeId);
  const first = await paired(counter, "Máy 1");
  const second = await paired(counter, "Máy 2");
  expect(await first.tap(code, 3, { id: "same-id-on-both" })).toBe("counted");
  expect(await second.tap(code, 4, { id: "same-id-on-both" })).toBe("counted");
  expect(await ratings()).toMatchObject([{ score: 4, taps: 2 }]);
});

test("a receipt of another office counts there, like a tap on a phone", async () => {
  const { context, counter, paired, history } = await open();
  const otherId = await givenOffice(context, "coquankhac");
  const { code } = await givenReceipt(context, otherId);
  const { tap } = await paired(counter, "Máy 1");
  expect(await tap(code, 4)).toBe("counted");
  expect(await history()).toMatchObject([{ source: "phone" }]);
  const [rating] = await context.db.selectFrom("ratings").select("office_id").execute();
  expect(rating).toEqual({ office_id: otherId });
});

test("a morning of taps on one tablet is not suspicious, and late ones are compared as of when they were tapped", async () => {
  const { context, clock, counter, paired, officeId } = await open();
  const { id, tap } = await paired(counter, "Máy 1");
  const codes = await Promise.all(Array.from({ length: 30 }, () => givenReceipt(context, officeId)));
  await context.db.updateTable("dossiers").set({ counter_id: counter.id }).execute();
  for (const { code } of codes.slice(0, 15)) await tap(code, ((code.charCodeAt(0) % 5) + 1) as Score);
  expect(await findSuspicious(context)).toEqual({ flagged: 0 });
  clock.moveTo("2026-11-23T11:00:00+07:00");
  await findSuspicious(context);
  clock.moveTo("2026-11-23T11:30:00+07:00");
  for (const { code } of codes.slice(15)) await tap(code, 5, { waited: 2 * 3_600_000 });
  const { flagged } = await findSuspicious(context);
  const reasons = await context.db.selectFrom("rating_flags").select("reason").distinct().execute();
  expect({ isFlagged: flagged > 0, reasons }).toEqual({ isFlagged: true, reasons: [{ reason: "all-alike" }] });
  expect(id).not.toBe("");
});

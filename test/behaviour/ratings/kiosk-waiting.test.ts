import { expect, test } from "vitest";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { bindCode } from "#app/ratings/advance/bind-code.server.ts";
import { linkSignature } from "#app/ratings/advance/link-signature.server.ts";
import { makeLinkSecret, revokeLinkSecret } from "#app/ratings/advance/link-secrets.server.ts";
import { giveSignedRating } from "#app/ratings/advance/give-signed-rating.server.ts";
import { listWaiting } from "#app/ratings/advance/list-waiting.server.ts";
import { findKioskReceipt } from "#app/ratings/kiosk/find-kiosk-receipt.server.ts";
import { listKiosks } from "#app/ratings/kiosk/list-kiosks.server.ts";
import { revokeKiosk } from "#app/ratings/kiosk/pair-kiosk.server.ts";
import { givenIssuedCodes } from "#test/support/codes.ts";
import { givenColleague } from "#test/support/complaints.ts";
import { openKiosks } from "#test/support/kiosks.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

const hour = 3_600_000;

async function open() {
  const story = await openKiosks();
  const { context, officeId, manager } = story;
  const clerk = await givenColleague(context, officeId, ["officer"]);
  const codes = await givenIssuedCodes(context, clerk);
  const administrator = await givenColleague(context, officeId, ["administrator"]);
  const made = await makeLinkSecret(context, administrator, "Phần mềm một cửa");
  if (!made.ok) throw new Error(made.reason);
  const { id: secretId, secret } = made;
  const rest = (number: string) => `${encodeURIComponent(number)}/${linkSignature(secret, number)}`;
  /** The address in the QR code that other software printed. */
  const link = (number: string) => `https://hailong.example/s/${secretId}/${rest(number)}`;
  const register = (...numbers: string[]) =>
    importBytes(
      context,
      officeId,
      registerFile(...numbers.map((number) => registerRow({ number, finished: "", state: "Đang xử lý" }))),
    );
  const bind = (code: string, number: string) =>
    bindCode(context, { officeId, staffId: manager.staffId, code, number });
  return { ...story, clerk, codes, administrator, secretId, secret, rest, link, register, bind };
}

test("a signed link scanned on a tablet rates its dossier, registered already or later", async () => {
  const { context, clock, counter, paired, officeId, link, register, ratings, history } = await open();
  const { id, tap } = await paired(counter, "Máy 1");
  const [early, late] = ["H13.18-261102-0001", "H13.18/261102-Đ2"];
  const path = new URL(link(late)).pathname;
  expect(await findKioskReceipt(context, link(late))).toEqual({ code: path, number: late, procedureName: "" });
  await register(early);
  expect(await findKioskReceipt(context, link(early).toUpperCase())).toMatchObject({ number: early });
  expect(await tap(link(early), 5)).toBe("counted");
  expect(await tap(path, 2, { id: "waits-for-it", waited: hour, comment: "Chờ lâu" })).toBe("waiting");
  expect(await tap(path, 2, { id: "waits-for-it", waited: 2 * hour, comment: "Chờ lâu" })).toBe("waiting");
  expect(await ratings()).toMatchObject([{ score: 5, source: "kiosk" }]);
  expect(await listWaiting(context.db, officeId)).toMatchObject({ count: 1, listed: [{ place: late }] });
  expect(await listKiosks(context.db, officeId, context.clock.now())).toMatchObject([{ taps: 2, refused: 0 }]);
  clock.moveTo("2026-11-25T09:00:00+07:00");
  await register(late);
  const given_at = "2026-11-23T00:30:00.000Z";
  expect(await ratings()).toMatchObject([
    { score: 2, source: "kiosk", comment: "Chờ lâu", taps: 1, given_at },
    { score: 5, source: "kiosk" },
  ]);
  expect(await history()).toContainEqual({ score: 2, source: "kiosk", kiosk_id: id, given_at });
  // The dossier has the comment now, and nobody else keeps it.
  expect(await context.db.selectFrom("waiting_ratings").select("comment").execute()).toEqual([{ comment: null }]);
  expect(await tap(path, 2, { id: "waits-for-it", waited: 2 * hour })).toBe("waiting");
  expect((await recountTotals(context.db)).corrected).toBe(0);
  const papers = context.db.selectFrom("receipts").select("first_printed_at").execute();
  expect((await papers).map(({ first_printed_at }) => first_printed_at)).not.toContain(null);
});

test("what is tapped by a code of a book waits until the code is bound and its dossier is registered", async () => {
  const { context, clock, counter, paired, codes, bind, officeId, ratings, phone } = await open();
  const [first = "", second = "", third = ""] = codes;
  const { tap } = await paired(counter, "Máy 1");
  expect(await findKioskReceipt(context, first)).toEqual({ code: first, number: "", procedureName: "" });
  expect(await tap(first, 4, { waited: hour })).toBe("waiting");
  expect(await bind(first, "HS-1")).toEqual({ ok: true });
  expect(await findKioskReceipt(context, first)).toEqual({ code: first, number: "HS-1", procedureName: "" });
  expect(await tap(first, 5)).toBe("waiting");
  expect(await ratings()).toEqual([]);
  clock.moveTo("2026-11-23T10:30:00+07:00");
  await givenReceipt(context, officeId, { number: "HS-1" });
  // Whatever is tapped next finds what waits; another job does so too.
  expect(await tap(second, 1)).toBe("waiting");
  expect(await ratings()).toMatchObject([{ score: 5, source: "kiosk", taps: 2, given_at: "2026-11-23T01:30:00.000Z" }]);
  // A rating from a phone that was given later than the tap counts.
  clock.moveTo("2026-11-23T11:30:00+07:00");
  await phone(third, 3);
  clock.moveTo("2026-11-23T12:00:00+07:00");
  expect(await tap(third, 1, { waited: 2 * hour })).toBe("waiting");
  await givenReceipt(context, officeId, { number: "HS-3" });
  await bind(third, "HS-3");
  expect((await ratings()).at(-1)).toMatchObject({ score: 3, source: "phone" });
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("a comment alone waits as well, and a later one takes its place", async () => {
  const { context, clock, counter, paired, link, register, ratings } = await open();
  const { tap } = await paired(counter, "Máy 1");
  const number = "H13.18-261102-0001";
  await tap(link(number), 4);
  clock.moveTo("2026-11-23T08:31:00+07:00");
  await tap(link(number), 4, { comment: "Nhanh gọn" });
  clock.moveTo("2026-11-23T08:32:00+07:00");
  await tap(link(number), 4, { comment: "Nhanh, gọn, lịch sự" });
  await register(number);
  expect(await ratings()).toMatchObject([{ score: 4, comment: "Nhanh, gọn, lịch sự", taps: 1 }]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("forged, revoked and foreign links and codes have no faces and count nowhere else", async () => {
  const { context, counter, paired, link, rest, secretId, administrator, ratings } = await open();
  const { tap, asked } = await paired(counter, "Máy 1");
  const number = "H13.18-261102-0001";
  const forged = `/s/${secretId}/${number}/${"0".repeat(20)}`;
  expect(await findKioskReceipt(context, forged)).toBe("unknown");
  for (const code of [
    forged,
    `/s/XXXXXX/${rest(number)}`,
    `/s/${secretId}/%E0%A4%A/${"F".repeat(20)}`,
    `/s/${secretId}/${"9".repeat(500)}`,
    "/s/../../etc/passwd",
  ]) {
    expect(await tap(code, 1)).toBe("unknown-code");
  }
  await revokeLinkSecret(context, administrator, secretId);
  expect(await tap(link(number), 1)).toBe("unknown-code");
  // A label of another office waits there, like a tap on a phone.
  const otherId = await givenOffice(context, "coquankhac");
  const [foreign = ""] = await givenIssuedCodes(context, await givenColleague(context, otherId, ["officer"]));
  expect(await tap(foreign, 2, { waited: hour })).toBe("waiting");
  const row = context.db.selectFrom("waiting_ratings").select(["office_id", "source", "given_at", "kiosk_id"]);
  const { id } = await asked();
  expect(await row.execute()).toEqual([
    { office_id: otherId, source: "phone", given_at: context.clock.now(), kiosk_id: id },
  ]);
  expect(await ratings()).toEqual([]);
});

test("what a revoked tablet hands in waits like a tap on a phone", async () => {
  const { context, clock, counter, paired, manager, codes, bind, officeId, ratings } = await open();
  const { id, tap } = await paired(counter, "Máy 1");
  clock.moveTo("2026-11-23T10:00:00+07:00");
  await revokeKiosk(context, manager, id);
  expect(await tap(codes[0] ?? "", 2, { waited: hour })).toBe("waiting");
  await givenReceipt(context, officeId, { number: "HS-1" });
  await bind(codes[0] ?? "", "HS-1");
  expect(await ratings()).toMatchObject([{ score: 2, source: "phone", given_at: context.clock.now() }]);
});

test("a tablet, a phone and a register that meet at one dossier lose nothing", async () => {
  const { context, counter, paired, link, register, rest, secretId, ratings } = await open();
  const { tap } = await paired(counter, "Máy 1");
  const numbers = Array.from({ length: 8 }, (_, index) => `H13.18-261102-${String(index).padStart(4, "0")}`);
  await Promise.all([
    register(...numbers),
    ...numbers.map((number) => tap(link(number), 4)),
    ...numbers.map((number) => giveSignedRating(context, { secretId, rest: rest(number), score: 4, language: "vi" })),
  ]);
  await register(...numbers);
  expect((await ratings()).map(({ score }) => score)).toEqual(numbers.map(() => 4));
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

import { expect, onTestFinished, test } from "vitest";
import { reopenCase, withdrawCase } from "#app/complaints/following/act-as-sender.server.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { assignComplaint } from "#app/complaints/handling/assign-complaint.server.ts";
import { classifyCase } from "#app/complaints/handling/classify-case.server.ts";
import { markDuplicate } from "#app/complaints/handling/close-case.server.ts";
import { rerouteCase, restoreCase } from "#app/complaints/handling/reroute-case.server.ts";
import { erasePersonalData } from "#app/complaints/personal-data/erase-personal-data.server.ts";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { recordOpened } from "#app/dossiers/receipts/record-opened.server.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { saveDetails } from "#app/ratings/giving/save-details.server.ts";
import { makeChange, swap } from "#test/support/calendar.ts";
import { asSeen, answerText } from "#test/support/case-life.ts";
import { givenColleague, givenComplaint, givenUnit } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { lockedTables, openRecorded, TransactionLocks } from "#test/support/recorded-locks.ts";
import { givenOffice } from "#test/support/story.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";

/** An office whose every transaction is watched; what is out of order is collected in `faults`. */
async function openWatched(time?: string) {
  const { context: plain, clock, location } = await openTestContext(time);
  const faults: string[] = [];
  const db = openRecorded(location, (fault) => faults.push(fault));
  onTestFinished(() => db.destroy());
  const context = { ...plain, db };
  const officeId = await givenOffice(context);
  return { context, clock, officeId, faults };
}

test("taps, details, opened pages, imports and a recount lock dossiers before totals, totals in their order", async () => {
  const { context, officeId, faults } = await openWatched();
  const { code } = await givenReceipt(context, officeId);
  const receipt = await findReceipt(context.db, code);
  if (receipt === undefined) throw new Error("no receipt");
  await recordOpened(context, receipt);
  for (const score of [5, 2] as const) await giveRating(context, { code, score, source: "phone", language: "vi" });
  await saveDetails(context, { code, answers: { attitude: "4" }, comment: "Nhanh." });
  await importBytes(context, officeId, registerFile(registerRow()));
  await importBytes(context, officeId, registerFile(registerRow({ due: "10/11/2026 17:00" })));
  await recountTotals(context.db);
  expect(faults).toEqual([]);
});

test("the steps of a case lock the case before its dossier, the totals and the audit record", async () => {
  const { context, officeId, faults } = await openWatched();
  const { dossierId } = await givenReceipt(context, officeId);
  const office = await givenColleague(context, officeId, ["office", "approver"]);
  const unitId = await givenUnit(context, officeId, "Phòng thử");
  const { reference } = await givenComplaint(context, officeId, { dossierId });
  const seen = () => asSeen(context, office, reference);
  expect(await classifyCase(context, office, { ...(await seen()), kind: "proposal" })).toMatchObject({ ok: true });
  const assignment = { unitId, assigneeId: null };
  expect(await assignComplaint(context, office, { ...(await seen()), ...assignment })).toMatchObject({ ok: true });
  const reroute = { ...(await seen()), lane: "complaint" as const, reason: "Là khiếu nại." };
  expect(await rerouteCase(context, office, reroute)).toMatchObject({ ok: true });
  const restore = { ...(await seen()), reason: "Là phản ánh." };
  expect(await restoreCase(context, office, restore)).toMatchObject({ ok: true });
  expect(await answerComplaint(context, office, { ...(await seen()), text: answerText })).toMatchObject({ ok: true });
  expect(await erasePersonalData(context, office, reference, "Người gửi đề nghị.")).toMatchObject({ ok: true });
  expect(faults).toEqual([]);
});

test("a change of the calendar locks the office before the cases it moves", async () => {
  const { context, clock, officeId, faults } = await openWatched("2026-08-01T09:00:00+07:00");
  const editor = await givenColleague(context, officeId, ["office"]);
  clock.moveTo("2026-08-26T09:00:00+07:00");
  await givenComplaint(context, officeId);
  await makeChange(context, editor, swap);
  expect(faults).toEqual([]);
});

test("a reopened case locks the calendar first, and a case that ends locks the ones that repeat it right after itself", async () => {
  const { context, officeId, faults } = await openWatched();
  const office = await givenColleague(context, officeId, ["office", "approver"]);
  const seen = (reference: string) => asSeen(context, office, reference);

  const sent = await givenComplaint(context, officeId);
  await answerComplaint(context, office, { ...(await seen(sent.reference)), text: answerText });
  expect(faults.splice(0)).toEqual([]);
  expect(await reopenCase(context, sent, "Vẫn chưa rõ.")).toEqual({ ok: true });
  expect(faults.splice(0)).toEqual([]);

  const later = await givenComplaint(context, officeId, { text: "Cũng việc ấy." });
  const repeat = { ...(await seen(later.reference)), original: sent.reference };
  expect(await markDuplicate(context, office, repeat)).toMatchObject({ ok: true });
  const reroute = { ...(await seen(sent.reference)), lane: "complaint" as const, reason: "Là khiếu nại." };
  expect(await rerouteCase(context, office, reroute)).toMatchObject({ ok: true });
  expect(faults.splice(0)).toEqual([]);

  const other = await givenComplaint(context, officeId, { text: "Việc khác." });
  expect(await withdrawCase(context, other, "Đã xong.")).toEqual({ ok: true });
  expect(faults).toEqual([]);
});

test("locks out of order would be seen", () => {
  const locks = new TransactionLocks();
  const take = (table: string, ids?: string[]) => locks.take({ table, ids });
  expect(take("complaints", ["a"])).toBeUndefined();
  expect(take("daily_unit_totals")).toBeUndefined();
  expect(take("complaints", ["a"])).toBeUndefined();
  expect(take("complaints", ["b"])).toBe("complaints after daily_unit_totals");
  expect(take("dossiers", ["c"])).toBe("dossiers after daily_unit_totals");
  expect(take("sessions")).toBeUndefined();
  expect(new TransactionLocks().take({ table: "dossiers", isWhole: true })).toBeUndefined();
  expect(locks.take({ table: "dossiers", isWhole: true })).toBe("dossiers after daily_unit_totals");
  expect(take("dossiers", ["d"])).toBeUndefined();
  expect(lockedTables('update "complaints" set "state" = $1')).toEqual(["complaints"]);
  expect(lockedTables('select "id" from "dossiers" order by "id" for no key update of "dossiers"')).toEqual([
    "dossiers",
  ]);
  expect(lockedTables('lock table "a", "b" in share row exclusive mode')).toEqual(["a", "b"]);
  expect(lockedTables('insert into "t" ("k") values ($1) on conflict ("k") do update set "n" = 1')).toEqual(["t"]);
  expect(lockedTables('insert into "complaints" ("id") values ($1)')).toEqual([]);
});

import { buffer, text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { openDatabase } from "#db/engine.ts";
import { exportApologies } from "#app/apologies/export-apologies.server.ts";
import { exportLateCsv } from "#app/apologies/export-late.server.ts";
import { allLate } from "#app/apologies/late-filter.ts";
import { findApology, listApologies } from "#app/apologies/list-apologies.server.ts";
import { countLate, findLateDays, listLate } from "#app/apologies/list-late.server.ts";
import { discardApology, recordSent } from "#app/apologies/record-sent.server.ts";
import { mostLetters, writeApologies } from "#app/apologies/write-apologies.server.ts";
import { countPeriod } from "#app/figures/counting/count-period.server.ts";
import { figureResults } from "#app/figures/measures/figure-result.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, day, dayOf } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import {
  expectDone,
  givenLateDossiers,
  givenWriter,
  idsOf,
  importRows,
  letterFor,
  letterOf,
  lettersIn,
  numbered,
  openRow,
} from "#test/support/apologies.ts";
import { contextOver, openTestContext } from "#test/support/context.ts";
import { openInterrupted } from "#test/support/interrupted-database.ts";
import { givenOffice } from "#test/support/story.ts";

const t = translator("vi");

async function listOf(context: Context, officeId: string, filter = allLate) {
  const days = await findLateDays(context, officeId);
  const { dossiers } = await listLate(context.db, { officeId, days }, filter);
  return dossiers.map(
    ({ number, lateness, workingDays, letter }) => `${number.slice(-4)} ${lateness} ${String(workingDays)} ${letter}`,
  );
}

async function lettersFigure(context: Context, officeId: string) {
  const span = { from: day("2026-11-01"), to: day("2026-11-30") };
  const counts = await countPeriod(context.db, officeId, span, dayOf(context.clock.now()));
  const results = figureResults({ now: counts, previous: counts, lastYear: counts }, {}, 5);
  return (["apology-letters", "apology-in-time"] as const).map((name) => {
    const { measure } = results[name];
    return measure.state === "shown" ? `${String(measure.numerator)}/${String(measure.denominator)}` : measure.state;
  });
}

test("the list of the morning has what is late and what is due within two working days, the longest late first", async () => {
  const { context, clock } = await openTestContext();
  const { officeId } = await givenLateDossiers(context);
  expect(await listOf(context, officeId)).toEqual(["0001 overdue 4 none", "0002 overdue 2 none", "0003 soon 0 none"]);
  expect(await listOf(context, officeId, { ...allLate, lateness: "soon" })).toEqual(["0003 soon 0 none"]);
  const unit = await context.db
    .selectFrom("units")
    .where("name", "=", "Phòng Quản lý Công nghệ")
    .select("id")
    .executeTakeFirstOrThrow();
  expect(await listOf(context, officeId, { ...allLate, unitId: unit.id })).toEqual(["0002 overdue 2 none"]);
  // On Wednesday 25/11 the one of 27/11 is soon: Tuesday is a day off.
  clock.moveTo("2026-11-25T08:00:00+07:00");
  expect(await listOf(context, officeId)).toEqual([
    "0001 overdue 6 none",
    "0002 overdue 4 none",
    "0003 overdue 2 none",
    "0004 soon 2 none",
  ]);
});

test("letters are written, recorded and counted: the figure rises when number and day are there", async () => {
  const { context } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  expect(await lettersFigure(context, officeId)).toEqual(["0/2", "none"]);
  const ids = await idsOf(context, officeId, 1, 3, 5);
  expect(await writeApologies(context, writer, letterFor({ ids }))).toMatchObject({
    ok: true,
    written: 2,
    left: { finished: 1 },
  });
  expect(await lettersIn(context)).toEqual(["0001 1: written", "0003 1: written"]);
  expect(await lettersFigure(context, officeId)).toEqual(["0/2", "none"]);
  const sent = { documentNumber: "152/SKHCN-VP", sentOn: day("2026-11-20") };
  for (const last of [1, 3]) expectDone(await recordSent(context, writer, await letterOf(context, last), sent));
  expect(await lettersIn(context)).toEqual([
    "0001 1: sent 2026-11-20 152/SKHCN-VP",
    "0003 1: sent 2026-11-20 152/SKHCN-VP",
  ]);
  // The one due today is not late: its letter counts once it is.
  expect(await lettersFigure(context, officeId)).toEqual(["1/2", "0/1"]);
  await importRows(context, officeId, [
    openRow(3, "20/11/2026", { finished: "23/11/2026 09:00", state: "Đã trả kết quả" }),
  ]);
  expect(await lettersFigure(context, officeId)).toEqual(["2/3", "1/2"]);
  const days = await findLateDays(context, officeId);
  expect(await countLate(context.db, { officeId, days }, allLate)).toEqual({
    overdue: 2,
    overdueWithoutLetter: 1,
    soon: 0,
    soonWithoutLetter: 0,
  });
  const actions = await context.db
    .selectFrom("audit_entries")
    .where("action", "like", "apolog%")
    .orderBy("position")
    .select("action")
    .execute();
  expect(actions.map(({ action }) => action)).toEqual(["apologies-written", "apology-sent", "apology-sent"]);
});

test("a second letter needs a confirmation, and a letter that was not sent can be removed and written anew", async () => {
  const { context } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  const ids = await idsOf(context, officeId, 1);
  await writeApologies(context, writer, letterFor({ ids }));
  expect(await writeApologies(context, writer, letterFor({ ids }))).toEqual({
    ok: false,
    reason: "noneLeft",
    left: { written: 1 },
  });
  expectDone(await discardApology(context, writer, await letterOf(context, 1)));
  await writeApologies(context, writer, letterFor({ ids }, { title: "reappointment" }));
  const first = await letterOf(context, 1);
  expectDone(await recordSent(context, writer, first, { documentNumber: "1/PXL", sentOn: day("2026-11-20") }));
  expect(await recordSent(context, writer, first, { documentNumber: "2/PXL", sentOn: day("2026-11-20") })).toEqual({
    ok: false,
    reason: "recorded",
  });
  expect(await discardApology(context, writer, first)).toEqual({ ok: false, reason: "recorded" });
  expect(await writeApologies(context, writer, letterFor({ ids }))).toMatchObject({ ok: false, left: { again: 1 } });
  expect(await writeApologies(context, writer, letterFor({ ids }, { again: true }))).toMatchObject({
    ok: true,
    written: 1,
  });
  expect(await lettersIn(context)).toEqual(["0001 1: sent 2026-11-20 1/PXL", "0001 2: written"]);
  expect(await lettersFigure(context, officeId)).toEqual(["1/2", "0/1"]);
});

test("two persons who write for the same dossiers at once make one letter for each", async () => {
  const { context, location } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  const colleague = await givenWriter(context, officeId, ["approver"]);
  const other = openDatabase(location, (error) => {
    throw error;
  });
  const ids = await idsOf(context, officeId, 1, 2);
  const outcomes = await Promise.all([
    writeApologies(context, writer, letterFor({ ids })),
    writeApologies(contextOver(other.db, context.clock), colleague, letterFor({ ids })),
  ]).finally(() => other.close());
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await lettersIn(context)).toEqual(["0001 1: written", "0002 1: written"]);
});

test("the form sent twice writes once and is answered alike, also when both arrive at once", async () => {
  const { context, location } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  const other = openDatabase(location, (error) => {
    throw error;
  });
  const ids = await idsOf(context, officeId, 1, 2, 5);
  const batchId = newId();
  const form = letterFor({ ids }, { batchId });
  const outcomes = await Promise.all([
    writeApologies(context, writer, form),
    writeApologies(contextOver(other.db, context.clock), writer, form),
  ]).finally(() => other.close());
  const once = { ok: true, batchId, written: 2, left: { finished: 1 } };
  expect(outcomes).toEqual([once, once]);
  expect(await writeApologies(context, writer, form)).toEqual(once);
  expect(await lettersIn(context)).toEqual(["0001 1: written", "0002 1: written"]);
  const audits = context.db.selectFrom("audit_entries").where("action", "=", "apologies-written");
  expect(await audits.select("subject").execute()).toEqual([{ subject: `2 ${batchId}` }]);
  // All without a letter: the second time the list is empty.
  const all = letterFor({ filter: { ...allLate, letter: "none" } }, { batchId: newId() });
  for (let tap = 1; tap <= 2; tap += 1) {
    expect(await writeApologies(context, writer, all)).toEqual({ ...once, batchId: all.batchId, written: 1, left: {} });
  }
});

test("the form taken back and changed, or sent by another person, is a new writing", async () => {
  const { context } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  const form = letterFor({ ids: await idsOf(context, officeId, 1) }, { batchId: newId() });
  expect(await writeApologies(context, writer, form)).toMatchObject({ ok: true });
  const refused = { ok: false, reason: "noneLeft", left: { written: 1 } };
  expect(await writeApologies(context, writer, { ...form, reason: "Chờ kết quả kiểm định." })).toEqual(refused);
  const colleague = await givenWriter(context, officeId, ["approver"]);
  expect(await writeApologies(context, colleague, form)).toEqual(refused);
  const more = { ...form, dossiers: { ids: await idsOf(context, officeId, 2) } };
  const own = await writeApologies(context, colleague, more);
  expect(own).toMatchObject({ ok: true, written: 1 });
  expect(own).not.toMatchObject({ batchId: form.batchId });
});

test("a process that ends anywhere before the commit leaves neither letters nor an entry in the audit record", async () => {
  const { context, location } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  const ids = await idsOf(context, officeId, 1, 2);
  const audits = () =>
    context.db.selectFrom("audit_entries").where("action", "=", "apologies-written").select("position").execute();
  let written = false;
  for (let last = 1; !written; last += 1) {
    const db = openInterrupted(location, last, () => {
      throw new Error("the process ended");
    });
    const outcome = await writeApologies(contextOver(db, context.clock), writer, letterFor({ ids })).catch(
      () => undefined,
    );
    await db.destroy();
    written = outcome?.ok === true;
    const expected = written ? [2, 1] : [0, 0];
    expect([(await lettersIn(context)).length, (await audits()).length]).toEqual(expected);
    if (last > 60) throw new Error("the command never ends");
  }
});

test("another office's dossiers and letters do not exist, and a handler writes for the own unit only", async () => {
  const { context } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  const elsewhere = await givenOffice(context, "so-khac");
  const stranger = await givenWriter(context, elsewhere, ["office"]);
  const ids = await idsOf(context, officeId, 1, 2);
  expect(await writeApologies(context, stranger, letterFor({ ids }))).toMatchObject({ ok: false, left: { gone: 2 } });
  const handler = await givenWriter(context, officeId, ["handler"], "Phòng Quản lý Công nghệ");
  expect(await writeApologies(context, handler, letterFor({ filter: allLate }))).toMatchObject({
    ok: true,
    written: 1,
    left: { "other-unit": 2 },
  });
  expect(await lettersIn(context)).toEqual(["0002 1: written"]);
  const id = await letterOf(context, 2);
  expect(await findApology(context.db, elsewhere, id)).toBeUndefined();
  const sent = { documentNumber: "3", sentOn: day("2026-11-20") };
  expect(await recordSent(context, stranger, id, sent)).toEqual({ ok: false, reason: "gone" });
  const [first] = await idsOf(context, officeId, 1);
  await writeApologies(context, writer, letterFor({ ids: [first ?? ""] }));
  expect(await recordSent(context, handler, await letterOf(context, 1), sent)).toEqual({ ok: false, reason: "gone" });
});

test("letters for the whole list: thousands at once, and more than the limit are refused", async () => {
  const { context } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  const rows = Array.from({ length: mostLetters - 3 }, (_, index) => openRow(index + 100, "13/11/2026"));
  await importRows(context, officeId, rows);
  expect(await writeApologies(context, writer, letterFor({ filter: allLate }))).toMatchObject({
    ok: true,
    written: mostLetters,
  });
  const page = await listApologies(context.db, officeId, { batchId: null, unsent: true });
  expect([page.letters.length, page.next !== undefined]).toEqual([50, true]);
  await importRows(context, officeId, [openRow(90, "13/11/2026")]);
  expect(await writeApologies(context, writer, letterFor({ filter: allLate }))).toEqual({
    ok: false,
    reason: "tooMany",
  });
});

test("a hostile procedure's name is text in the files", async () => {
  const { context } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  const hostile = "=HYPERLINK('http://x')<script>";
  await context.db.updateTable("procedures").set({ name: hostile }).execute();
  const staff = { officeId, staffId: writer.staffId };
  const csv = await text(await exportLateCsv(context, { staff, filter: allLate, language: "vi", t }));
  expect(csv).toContain(numbered(1));
  expect(csv).not.toMatch(/(^|[;,"])=HYPERLINK/m);
  await writeApologies(context, writer, letterFor({ ids: await idsOf(context, officeId, 1) }));
  const book = await exportApologies(context, staff, { filter: { batchId: null, unsent: false }, language: "vi", t });
  expect((await buffer(book)).subarray(0, 2).toString()).toBe("PK");
});

test("a number that another year uses again does not inherit the letter", async () => {
  const { context } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  await writeApologies(context, writer, letterFor({ ids: await idsOf(context, officeId, 1) }));
  await context.db
    .updateTable("dossiers")
    .set({ received_on: addDays(day("2026-11-02"), 1) })
    .where("number", "=", numbered(1))
    .execute();
  expect(await listOf(context, officeId, { ...allLate, letter: "none" })).toContain("0001 overdue 4 none");
  expect(await writeApologies(context, writer, letterFor({ ids: await idsOf(context, officeId, 1) }))).toMatchObject({
    ok: true,
  });
  expect(await lettersIn(context)).toEqual(["0001 1: written", "0001 2: written"]);
});

import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#db/engine.ts";
import {
  acceptAllProposed,
  actOnProcedure,
  renameProcedure,
} from "#app/dossiers/procedures/change-procedure.server.ts";
import {
  countProposedBy,
  findProcedure,
  listFields,
  listProcedurePage,
} from "#app/dossiers/procedures/list-procedures.server.ts";
import { mergeProcedures } from "#app/dossiers/procedures/merge-procedures.server.ts";
import { moveMergedDossiers } from "#app/dossiers/totals/move-merged.server.ts";
import { shownKey } from "#app/dossiers/procedures/procedure.ts";
import { renameField } from "#app/dossiers/procedures/rename-field.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { allDossiers } from "#app/dossiers/listing/dossier-filter.ts";
import { listDossiers } from "#app/dossiers/listing/list-dossiers.server.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { listAuditEntries, listChangesOf } from "#app/staff/audit/list-audit-entries.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { importBytes, registerFile, registerRow, reportOf } from "#test/support/register.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const xray = { code: "2.002385", procedure: "Khai báo thiết bị X-quang chẩn đoán trong y tế" };
const xrayAgain = { code: "X-QUANG", procedure: "Khai báo thiết bị X-quang chẩn đoán y tế" };
const permit = { code: "1.001100", procedure: "Cấp giấy phép tiến hành công việc bức xạ" };

async function open() {
  const { context, location } = await openTestContext();
  const officeId = await givenOffice(context);
  const by = { officeId, staffId: await givenAccount(context, officeId, "vanphong@coquan.gov.vn", ["office"]) };
  let last = 0;
  const take = (...rows: Parameters<typeof registerRow>[0][]) => {
    const numbered = rows.map((row) => {
      last += 1;
      return registerRow({ number: `H13.18-261102-${String(last).padStart(4, "0")}`, ...row });
    });
    return importBytes(context, officeId, registerFile(...numbered));
  };
  const list = async (search = "") => (await listProcedurePage(context.db, officeId, { search, page: 1 })).procedures;
  const find = async (code: string) => {
    const procedure = (await list()).find((one) => one.code === code);
    if (procedure === undefined) throw new Error(`no procedure ${code}`);
    return procedure;
  };
  const wanted = async (code: string) => {
    const procedure = await find(code);
    return { id: procedure.id, shown: shownKey(procedure) };
  };
  const isMoving = async (code: string) => (await findProcedure(context.db, officeId, (await find(code)).id))?.isMoving;
  const merge = async (code: string, into: string) =>
    mergeProcedures(context, by, { ...(await wanted(code)), into: (await find(into)).id });
  return { context, location, officeId, by, take, list, find, wanted, merge, isMoving };
}

/** The counts by code of everything that is counted by procedure, empty ones left out. */
async function countedBy({ db }: Context): Promise<Record<string, number[]>> {
  const counted: Record<string, number[]> = {};
  for (const table of ["daily_procedure_totals", "monthly_procedure_totals"] as const) {
    const rows = await db
      .selectFrom(table)
      .innerJoin("procedures", "procedures.id", `${table}.procedure_id`)
      .where("received", ">", 0)
      .groupBy("procedures.code")
      .select((eb) => [
        "procedures.code",
        eb.fn.sum<number>("received").as("received"),
        eb.fn.sum<number>("rated").as("rated"),
      ])
      .execute();
    for (const { code, received, rated } of rows) counted[code] = [...(counted[code] ?? []), received, rated];
  }
  return counted;
}

test("procedures that a register brings count at once and wait for a person, with the known one that is close", async () => {
  const { context, officeId, by, take, list, find, wanted } = await open();
  const first = await take(xray, permit);
  expect(await countProposedBy(context.db, officeId, first.runId)).toEqual({ brought: 2, waiting: 2 });
  expect(await acceptAllProposed(context, by)).toBe(2);
  expect(await acceptAllProposed(context, by)).toBe(0);
  const second = await take(xray, xrayAgain);
  expect(await countProposedBy(context.db, officeId, second.runId)).toEqual({ brought: 1, waiting: 1 });
  const [proposed] = await list();
  expect(proposed).toMatchObject({ code: "X-QUANG", state: "proposed", dossiers: 1, closest: { code: xray.code } });
  expect(await actOnProcedure(context, by, await wanted("X-QUANG"), "accept")).toEqual({ ok: true });
  expect(await find("X-QUANG")).toMatchObject({ state: "used", closest: null });
  expect((await list("cap giay phep")).map(({ code }) => code)).toEqual([permit.code]);
});

test("a procedure keeps the name a person gave while registers go on with theirs, and its history tells who and when", async () => {
  const { context, officeId, by, take, find, wanted } = await open();
  await take(xray);
  const stale = await wanted(xray.code);
  const named = { name: "Khai báo X-quang y tế", field: "Bức xạ" };
  expect(await renameProcedure(context, by, stale, named)).toEqual({ ok: true });
  await take({ ...xray, procedure: "Khai báo thiết bị X-quang (sửa đổi)", field: "An toàn bức xạ, hạt nhân" });
  expect(await find(xray.code)).toMatchObject({
    ...named,
    state: "used",
    registerName: "Khai báo thiết bị X-quang (sửa đổi)",
    registerField: "An toàn bức xạ, hạt nhân",
    dossiers: 2,
  });
  // A page from before does not undo it.
  expect(await renameProcedure(context, by, stale, { name: "Khác", field: "" })).toEqual({
    ok: false,
    reason: "changed-meanwhile",
  });
  const [change] = await listChangesOf(context.db, officeId, "procedure-changed", stale.id);
  expect(change?.changes).toEqual([
    { field: "procedureName", before: xray.procedure, after: named.name },
    { field: "procedureField", before: "An toàn bức xạ", after: named.field },
    { field: "procedureState", before: "proposed", after: "used" },
  ]);
  expect(change?.who).not.toBeNull();
  // Back to the name in the register, it follows the register again.
  const back = { name: "Khai báo thiết bị X-quang (sửa đổi)", field: "An toàn bức xạ, hạt nhân" };
  await renameProcedure(context, by, await wanted(xray.code), back);
  await take(xray);
  expect(await find(xray.code)).toMatchObject({ name: xray.procedure, field: "An toàn bức xạ", registerName: null });
});

test("a register that brings a retired procedure says so, and its dossiers count", async () => {
  const { context, by, take, find, wanted } = await open();
  await take(xray);
  expect(await actOnProcedure(context, by, await wanted(xray.code), "retire")).toEqual({ ok: true });
  const { runId } = await take(xray);
  expect(await find(xray.code)).toMatchObject({ state: "retired", dossiers: 2 });
  expect((await reportOf(context, runId)).remarks.join()).toContain("đã ngừng áp dụng");
  expect(await actOnProcedure(context, by, await wanted(xray.code), "accept")).toEqual({ ok: false, reason: "state" });
  expect(await actOnProcedure(context, by, await wanted(xray.code), "restore")).toEqual({ ok: true });
});

test("of two procedures merged into one every dossier counts under the one, now and in later registers, as a recount says", async () => {
  const { context, officeId, by, take, find, wanted, merge, isMoving } = await open();
  await take(xray, xray, { ...xrayAgain, received: "05/10/2026 08:30" }, xrayAgain, permit);
  const codes = await context.db.selectFrom("receipts").select("code").execute();
  for (const { code } of codes) await giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  expect(await merge("X-QUANG", xray.code)).toEqual({ ok: true });
  const merged = await find("X-QUANG");
  expect(await isMoving("X-QUANG")).toBe(true);
  // A register that comes before the dossiers are moved: no row is taken for another dossier.
  const again = await importBytes(
    context,
    officeId,
    registerFile(
      registerRow({ number: "H13.18-261102-0004", ...xrayAgain }),
      registerRow({ number: "H13.18-261102-0900", ...xrayAgain }),
    ),
  );
  expect(again.counts).toMatchObject({ created: 1, problems: 0 });
  expect(await moveMergedDossiers(context)).toBeGreaterThan(0);
  expect(await moveMergedDossiers(context)).toBe(0);
  expect(await isMoving("X-QUANG")).toBe(false);
  expect(await countedBy(context)).toEqual({ [xray.code]: [5, 4, 5, 4], [permit.code]: [1, 1, 1, 1] });
  expect(await recountTotals(context.db)).toMatchObject({ dossiers: 6, corrected: 0 });
  const { id } = await find(xray.code);
  const { dossiers } = await listDossiers(
    context.db,
    { officeId, today: dayOf(context.clock.now()) },
    { ...allDossiers, procedureId: id },
  );
  expect(dossiers).toHaveLength(5);
  await take(xrayAgain);
  expect(await find(xray.code)).toMatchObject({ dossiers: 6 });
  expect(await findProcedure(context.db, officeId, merged.id)).toMatchObject({
    procedure: { state: "merged", dossiers: 0 },
    into: { code: xray.code },
  });
  const [change] = await listChangesOf(context.db, officeId, "procedure-changed", merged.id);
  expect(change?.changes).toContainEqual({
    field: "procedureMergedInto",
    before: "",
    after: `${xray.code} – ${xray.procedure}`,
  });
  // What is merged is neither changed nor merged again.
  expect(await actOnProcedure(context, by, await wanted("X-QUANG"), "retire")).toEqual({ ok: false, reason: "state" });
  expect(await merge("X-QUANG", permit.code)).toEqual({ ok: false, reason: "state" });
  expect(await merge(permit.code, "X-QUANG")).toEqual({ ok: false, reason: "target" });
  // The one it was merged into is merged on: both count under the last.
  expect(await merge(xray.code, permit.code)).toEqual({ ok: true });
  await moveMergedDossiers(context);
  await take(xrayAgain);
  expect(await countedBy(context)).toEqual({ [permit.code]: [8, 5, 8, 5] });
  expect(await recountTotals(context.db)).toMatchObject({ corrected: 0 });
});

test("a merge while registers are imported and people rate loses and doubles nothing", async () => {
  const { context, location, take, merge, isMoving } = await open();
  const rows = (count: number) => Array.from({ length: count }, (_, index) => (index % 2 === 0 ? xray : xrayAgain));
  await take(...rows(300));
  const { db, close } = openDatabase(location, () => undefined);
  onTestFinished(close);
  const other = { ...context, db };
  const codes = await context.db.selectFrom("receipts").select("code").limit(60).execute();
  const [merged] = await Promise.all([
    merge("X-QUANG", xray.code),
    take(...rows(200)),
    ...codes.map(({ code }) => giveRating(other, { code, score: 5, source: "phone", language: "vi" })),
    moveMergedDossiers(other),
    moveMergedDossiers(context),
  ]);
  expect(merged).toEqual({ ok: true });
  await Promise.all([moveMergedDossiers(other), moveMergedDossiers(context)]);
  await take(xrayAgain);
  expect(await countedBy(context)).toEqual({ [xray.code]: [501, 60, 501, 60] });
  expect(await recountTotals(context.db)).toMatchObject({ corrected: 0 });
  expect(await isMoving("X-QUANG")).toBe(false);
});

test("a move that was stopped is continued by the next", async () => {
  const { context, take, merge, isMoving } = await open();
  await take(...Array.from({ length: 10 }, () => xrayAgain), xray);
  await merge("X-QUANG", xray.code);
  const stopping = new AbortController();
  stopping.abort();
  expect(await moveMergedDossiers(context, stopping.signal)).toBe(0);
  expect(await isMoving("X-QUANG")).toBe(true);
  expect(await moveMergedDossiers(context)).toBe(10);
  expect(await recountTotals(context.db)).toMatchObject({ corrected: 0 });
});

test("another office's procedures can neither be changed nor merged, nor merged into", async () => {
  const { context, by, take, find, wanted } = await open();
  await take(xray, permit);
  const stranger = { ...by, officeId: await givenOffice(context, "khac") };
  const refused = { ok: false, reason: "not-found" };
  const own = await wanted(xray.code);
  expect(await renameProcedure(context, stranger, own, { name: "Của tôi", field: "" })).toEqual(refused);
  expect(await actOnProcedure(context, stranger, own, "retire")).toEqual(refused);
  expect(await mergeProcedures(context, stranger, { ...own, into: (await find(permit.code)).id })).toEqual(refused);
  await importBytes(
    context,
    stranger.officeId,
    registerFile(registerRow({ ...xrayAgain, number: "H13.18-261102-0009" })),
  );
  const theirs = (await listProcedurePage(context.db, stranger.officeId, { search: "", page: 1 })).procedures[0];
  expect(await mergeProcedures(context, by, { ...own, into: theirs?.id ?? "" })).toEqual({
    ok: false,
    reason: "target",
  });
  expect(await findProcedure(context.db, stranger.officeId, own.id)).toBeUndefined();
  expect(await acceptAllProposed(context, stranger)).toBe(1);
  expect((await find(xray.code)).state).toBe("proposed");
});

test("a renamed field stays one when registers go on with its old name; two fields become one only when that is said", async () => {
  const { context, officeId, by, take, find } = await open();
  await take({ ...xray, field: "Bức xạ" }, { ...permit, field: "AN TOÀN BỨC XẠ" });
  const rename = (before: string, name: string, join = false) => renameField(context, by, { before, name, join });
  expect(await rename("Bức xạ", "An toàn bức xạ")).toEqual({ ok: false, reason: "taken" });
  expect(await rename("Không có", "Mới")).toEqual({ ok: false, reason: "gone" });
  expect(await rename("AN TOÀN BỨC XẠ", "An toàn bức xạ, hạt nhân")).toEqual({ ok: true });
  expect(await rename("Bức xạ", "an toàn bức xạ, HẠT NHÂN", true)).toEqual({ ok: true });
  await take({ ...xray, field: "Bức xạ" }, { ...permit, field: "An toàn bức xạ" }, { ...xrayAgain, field: "bức xạ" });
  const one = { name: "An toàn bức xạ, hạt nhân", procedures: 3 };
  expect(await listFields(context.db, officeId)).toEqual([one]);
  // There and back again is no circle.
  expect(await rename(one.name, "Bức xạ")).toEqual({ ok: true });
  await take({ ...permit, field: "An toàn bức xạ, hạt nhân" });
  expect((await find(permit.code)).field).toBe("Bức xạ");
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines.filter(({ action }) => action === "procedure-changed")).toHaveLength(3);
});

test("a name that is hostile is stored as one line", async () => {
  const { context, by, take, find, wanted } = await open();
  await take(xray);
  const name = "<script>alert(1)</script> ' or 1=1 --";
  expect(await renameProcedure(context, by, await wanted(xray.code), { name, field: "=cmd|'/c'!A1" })).toEqual({
    ok: true,
  });
  expect(await find(xray.code)).toMatchObject({ name, field: "=cmd|'/c'!A1" });
});

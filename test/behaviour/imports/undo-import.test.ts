import { expect, test } from "vitest";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import { recordOpened } from "#app/dossiers/receipts/record-opened.server.ts";
import { notePaperElsewhere } from "#app/dossiers/receipts/paper-elsewhere.server.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { forgetProblems } from "#app/imports/runs/forget-problems.server.ts";
import { registerItems } from "#app/imports/runs/register-items.server.ts";
import { startImport } from "#app/imports/runs/start-import.server.ts";
import { receiveFile } from "#app/imports/runs/receive-file.server.ts";
import { askToUndo, isUndoable, undoNext } from "#app/imports/runs/undo-import.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { givenComplaint } from "#test/support/complaints.ts";
import { givenImportingOffice, readStory, uploadOf, type ImportingOffice } from "#test/support/imports.ts";
import { registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

const numbered = (last: number) => `H13.18-261102-${String(last).padStart(4, "0")}`;
const never = new AbortController().signal;

async function lastRun({ context, officeId }: ImportingOffice): Promise<string> {
  const runs = context.db.selectFrom("import_runs").where("office_id", "=", officeId).orderBy("started_at", "desc");
  return (await runs.select("id").executeTakeFirstOrThrow()).id;
}

const staffOf = ({ officeId }: ImportingOffice) => ({ officeId, staffId: "" });

async function undo(office: ImportingOffice, runId: string): Promise<void> {
  expect(await askToUndo(office.context, staffOf(office), runId)).toBe(true);
  while (await undoNext(office.context, never));
}

/** Everything that an import may change, without the moments of saving. */
async function stateOf({ context: { db } }: ImportingOffice) {
  const dossiers = await db.selectFrom("dossiers").selectAll().orderBy("number").execute();
  return {
    dossiers: dossiers.map(({ updated_at: _, ...rest }) => rest),
    receipts: await db.selectFrom("receipts").selectAll().orderBy("code").execute(),
    units: await db.selectFrom("units").selectAll().orderBy("id").execute(),
    counters: await db.selectFrom("counters").selectAll().orderBy("id").execute(),
    procedures: await db.selectFrom("procedures").select(["id", "code"]).orderBy("id").execute(),
  };
}

async function receiptOf({ context }: ImportingOffice, number: string) {
  const row = await context.db
    .selectFrom("receipts")
    .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
    .where("dossiers.number", "=", number)
    .select(["code", "dossier_id"])
    .executeTakeFirstOrThrow();
  return row;
}

test.each(["command", "page"] as const)(
  "an import that is undone leaves everything as it was before (%s)",
  async (door) => {
    const office = await givenImportingOffice(door);
    await office.take(
      registerFile(...[1, 2, 3].map((last) => registerRow({ number: numbered(last), finished: "", state: "" }))),
    );
    const before = await stateOf(office);
    const news = { code: "1.000111", procedure: "Thủ tục mới", unit: "Phòng Mới", counter: "Quầy 9" };
    await office.take(
      registerFile(
        registerRow({ number: numbered(1) }),
        registerRow({ number: numbered(2), channel: "Bưu chính", unit: "Phòng Mới", due: "" }),
        registerRow({ number: numbered(3), finished: "", state: "" }),
        registerRow({ number: numbered(4), ...news }),
        registerRow({ number: numbered(5) }),
      ),
    );
    const runId = await lastRun(office);
    await undo(office, runId);
    expect(await stateOf(office)).toEqual(before);
    expect((await recountTotals(office.context.db)).corrected).toBe(0);
    const run = await office.context.db
      .selectFrom("import_runs")
      .where("id", "=", runId)
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(JSON.parse(run.undo_counts)).toEqual({ removed: 2, restored: 2, kept: 0, names: 3 });
    expect((await readStory(office.context, office.officeId, runId)).state).toBe("undone");
    expect(await office.context.db.selectFrom("import_changes").selectAll().execute()).toEqual([]);
    const acts = await office.context.db
      .selectFrom("audit_entries")
      .where("action", "=", "register-undone")
      .selectAll()
      .execute();
    expect(acts).toMatchObject([{ subject: runId }]);
  },
);

test("what people did with a receipt stays, is listed with its reason, and counts as before", async () => {
  const office = await givenImportingOffice("page");
  const { context } = office;
  await office.take(registerFile(...[1, 2, 3, 4, 5].map((last) => registerRow({ number: numbered(last) }))));
  const [rated, opened, printed, complained] = await Promise.all(
    [1, 2, 3, 4].map((last) => receiptOf(office, numbered(last))),
  );
  await giveRating(context, { code: rated?.code ?? "", score: 5, source: "phone", language: "vi" });
  const receipt = await findReceipt(context.db, opened?.code ?? "");
  if (receipt !== undefined) await recordOpened(context, receipt);
  await context.db
    .updateTable("receipts")
    .set({ printed_at: context.clock.now() })
    .where("code", "=", printed?.code ?? "")
    .execute();
  await givenComplaint(context, office.officeId, { dossierId: complained?.dossier_id ?? null });
  const runId = await lastRun(office);
  await undo(office, runId);
  const kept = await context.db
    .selectFrom("import_problems")
    .where("severity", "=", "kept")
    .orderBy("line")
    .select("reason")
    .execute();
  expect(kept.map(({ reason }) => reason)).toEqual(["keptRated", "keptOpened", "keptPrinted", "keptComplained"]);
  const left = await context.db.selectFrom("dossiers").select("number").orderBy("number").execute();
  expect(left.map(({ number }) => number)).toEqual([1, 2, 3, 4].map(numbered));
  expect(await context.db.selectFrom("ratings").select("score").execute()).toEqual([{ score: 5 }]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("a dossier that was changed after the import keeps its newer values", async () => {
  const office = await givenImportingOffice("command");
  const { context } = office;
  await office.take(
    registerFile(
      registerRow({ number: numbered(1), finished: "" }),
      registerRow({ number: numbered(2), finished: "" }),
    ),
  );
  await office.take(registerFile(registerRow({ number: numbered(1) }), registerRow({ number: numbered(2) })));
  const runId = await lastRun(office);
  await context.db
    .updateTable("dossiers")
    .set({ finished_at: null, finished_on: null })
    .where("number", "=", numbered(1))
    .execute();
  await undo(office, runId);
  const run = await context.db
    .selectFrom("import_runs")
    .where("id", "=", runId)
    .select("undo_counts")
    .executeTakeFirstOrThrow();
  expect(JSON.parse(run.undo_counts)).toMatchObject({ restored: 1, kept: 1 });
  const problems = await context.db
    .selectFrom("import_problems")
    .where("severity", "=", "kept")
    .select(["reason", "details"])
    .execute();
  expect(problems).toEqual([{ reason: "keptChanged", details: JSON.stringify({ number: numbered(1) }) }]);
});

test("what other software said after the import is not taken away, and says which dossiers stay", async () => {
  const office = await givenImportingOffice("page");
  const { context, officeId, clock } = office;
  await office.take(registerFile(registerRow({ number: numbered(1), unit: "Phòng A" })));
  clock.moveTo("2026-11-28T09:30:00+07:00");
  const changed = [2, 3, 4].map((last) => registerRow({ number: numbered(last), finished: "" }));
  await office.take(registerFile(registerRow({ number: numbered(1), unit: "Phòng B" }), ...changed));
  const runId = await lastRun(office);
  clock.moveTo("2026-11-28T10:00:00+07:00");
  const cells = {
    procedureCode: "2.002385",
    procedureName: "Khai báo thiết bị X-quang chẩn đoán trong y tế",
    channel: "Trực tiếp",
  };
  const said = (last: number) => ({ ...cells, number: numbered(last), receivedAt: "02/11/2026 08:30" });
  const [first, second] = await registerItems(context, officeId, [
    { ...said(1), unit: "Phòng B", returnedBy: "Bưu chính", finishedAt: "05/11/2026 08:00" },
    { ...said(2), unit: "Phòng C" },
  ]);
  expect([first?.outcome, second?.outcome]).toEqual(["updated", "updated"]);
  const elsewhere = await receiptOf(office, numbered(3));
  await notePaperElsewhere(context.db, officeId, [{ dossierId: elsewhere.dossier_id, at: context.clock.now() }]);
  await undo(office, runId);
  const kept = await context.db
    .selectFrom("import_problems")
    .where("severity", "=", "kept")
    .orderBy("line")
    .select(["reason", "details"])
    .execute();
  expect(kept.map(({ reason, details }) => [reason, (JSON.parse(details) as { number: string }).number])).toEqual([
    ["keptChanged", numbered(2)],
    ["keptPrinted", numbered(3)],
  ]);
  const left = await context.db
    .selectFrom("dossiers")
    .leftJoin("units", "units.id", "dossiers.unit_id")
    .orderBy("number")
    .select(["number", "units.name as unit", "returned_by"])
    .execute();
  expect(left.map(({ number, unit, returned_by }) => [number, unit, returned_by])).toEqual([
    // The unit is as before the import, what other software said besides stays.
    [numbered(1), "Phòng A", "post"],
    [numbered(2), "Phòng C", null],
    [numbered(3), "Phòng Quản lý Chuyên ngành", null],
  ]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("only the office's last import that saved something can be undone, once", async () => {
  const office = await givenImportingOffice("page");
  const { context, officeId } = office;
  const now = () => context.clock.now();
  await office.take(registerFile(registerRow({ number: numbered(1) })));
  const first = await lastRun(office);
  expect(await isUndoable(context.db, officeId, first, now())).toBe(true);
  await office.take(registerFile(registerRow({ number: numbered(1) })));
  await office.take(Buffer.from("gì đó khác"));
  // Neither changed anything.
  expect(await isUndoable(context.db, officeId, first, now())).toBe(true);
  await office.take(registerFile(registerRow({ number: numbered(2) })));
  const last = await lastRun(office);
  expect(await isUndoable(context.db, officeId, first, now())).toBe(false);
  expect(await askToUndo(context, staffOf(office), first)).toBe(false);
  const other = await givenOffice(context, "khac");
  expect(await askToUndo(context, { officeId: other, staffId: "" }, last)).toBe(false);
  await undo(office, last);
  expect(await askToUndo(context, staffOf(office), last)).toBe(false);
  expect(await askToUndo(context, staffOf(office), first)).toBe(false);
});

test("while an import is undone no other begins, and two people who ask undo it once", async () => {
  const office = await givenImportingOffice("page");
  const { context } = office;
  await office.take(registerFile(registerRow({ number: numbered(1) })));
  const runId = await lastRun(office);
  const asked = await Promise.all([1, 2].map(() => askToUndo(context, staffOf(office), runId)));
  expect(asked.filter(Boolean)).toHaveLength(1);
  const reception = await receiveFile(context, uploadOf(registerFile(registerRow({ number: numbered(2) }))), "file");
  if (reception.outcome !== "received") throw new Error(reception.outcome);
  expect(await startImport(context, staffOf(office), reception.file)).toEqual({ outcome: "busy", runId });
  await undoNext(context, never);
  expect(await context.db.selectFrom("dossiers").select("id").execute()).toEqual([]);
});

test("an undoing that is broken off after some portions goes on where it was", async () => {
  const office = await givenImportingOffice("command");
  const { context, officeId } = office;
  const rows = Array.from({ length: 1200 }, (_, index) => registerRow({ number: numbered(index) }));
  await office.take(registerFile(registerRow({ number: numbered(5000), finished: "" })));
  await office.take(registerFile(...rows, registerRow({ number: numbered(5000) })));
  const runId = await lastRun(office);
  await askToUndo(context, staffOf(office), runId);
  const stopped = new AbortController();
  stopped.abort();
  let steps = 0;
  while ((await readStory(context, officeId, runId)).state === "undoing") {
    await undoNext(context, stopped.signal);
    steps += 1;
  }
  expect(steps).toBeGreaterThan(2);
  const left = await context.db.selectFrom("dossiers").select(["number", "finished_on"]).execute();
  expect(left).toEqual([{ number: numbered(5000), finished_on: null }]);
  expect((await recountTotals(context.db)).corrected).toBe(0);
});

test("a unit that a person named, or that another dossier has, stays", async () => {
  const office = await givenImportingOffice("command");
  const { context } = office;
  await office.take(
    registerFile(
      registerRow({ number: numbered(1), unit: "Phòng Một" }),
      registerRow({ number: numbered(2), unit: "Phòng Hai" }),
    ),
  );
  await context.db
    .updateTable("units")
    .set({ name: "Phòng I", second_key: "phòng i" })
    .where("name", "=", "Phòng Một")
    .execute();
  const { code } = await receiptOf(office, numbered(2));
  await giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  await undo(office, await lastRun(office));
  const units = await context.db.selectFrom("units").select("name").orderBy("name").execute();
  expect(units.map(({ name }) => name)).toEqual(["Phòng Hai", "Phòng I"]);
});

test("the changes of older imports go when a later one saves something, and with the days of retention", async () => {
  const office = await givenImportingOffice("command");
  const { context, clock } = office;
  await office.take(registerFile(registerRow({ number: numbered(1), finished: "" })));
  await office.take(registerFile(registerRow({ number: numbered(1) })));
  const changed = await lastRun(office);
  expect(await context.db.selectFrom("import_changes").select("run_id").execute()).toEqual([{ run_id: changed }]);
  clock.moveTo("2027-11-28T09:00:00+07:00");
  await forgetProblems(context, 90);
  expect(await context.db.selectFrom("import_changes").select("run_id").execute()).toEqual([]);
  expect(await isUndoable(context.db, office.officeId, changed, clock.now())).toBe(false);
});

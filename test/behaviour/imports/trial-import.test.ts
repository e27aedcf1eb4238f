import { expect, test } from "vitest";
import { askToStop, importTried, startImport } from "#app/imports/runs/start-import.server.ts";
import { importNext } from "#app/imports/runs/keep-importing.server.ts";
import { listAdditions, listChanges } from "#app/imports/runs/run-changes.server.ts";
import { receiveFile } from "#app/imports/runs/receive-file.server.ts";
import { sweepUploads } from "#app/imports/runs/uploads.server.ts";
import { givenImportingOffice, readStory, uploadOf, type ImportingOffice } from "#test/support/imports.ts";
import { registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

const numbered = (last: number) => `H13.18-261102-${String(last).padStart(4, "0")}`;
const never = new AbortController().signal;
const staffOf = ({ officeId }: ImportingOffice) => ({ officeId, staffId: "" });

async function openTrial(office: ImportingOffice, bytes: Buffer): Promise<string> {
  const reception = await receiveFile(office.context, uploadOf(bytes), "file");
  if (reception.outcome !== "received") throw new Error(reception.outcome);
  return (await startImport(office.context, staffOf(office), reception.file, { kind: "trial" })).runId;
}

async function tryFile(office: ImportingOffice, bytes: Buffer): Promise<string> {
  const runId = await openTrial(office, bytes);
  await importNext(office.context, never);
  return runId;
}

async function importOf(office: ImportingOffice, trial: string): Promise<string> {
  const start = await importTried(office.context, staffOf(office), trial);
  if (start.outcome !== "started") throw new Error(start.outcome);
  await importNext(office.context, never);
  return start.runId;
}

const tables = ["dossiers", "receipts", "units", "counters", "procedures", "daily_unit_totals"] as const;

async function everything({ context }: ImportingOffice): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const table of tables) rows.push(await context.db.selectFrom(table).selectAll().execute());
  return rows;
}

/** A file in which nearly everything happens: repeated, contradicting and moved rows, in one portion or far apart. */
function difficultFile(filling: number): Buffer {
  const rows = [
    registerRow({ number: numbered(1) }),
    registerRow({ number: numbered(2), due: "10/11/2026 17:00" }),
    registerRow({ number: numbered(10), unit: "Phòng Mới" }),
    registerRow({ number: numbered(11), counter: "Quầy 7", code: "1.000111", procedure: "Thủ tục mới" }),
    ...Array.from({ length: filling }, (_, index) =>
      registerRow({ number: `H13.18-261103-${String(index).padStart(5, "0")}`, received: "03/11/2026" }),
    ),
    registerRow({ number: numbered(10), unit: "Phòng Mới" }),
    registerRow({ number: numbered(11), channel: "Bưu chính", code: "1.000111", procedure: "Thủ tục mới" }),
    registerRow({ number: numbered(11), channel: "Trực tuyến toàn trình", code: "1.000111", procedure: "Thủ tục mới" }),
    registerRow({ number: numbered(10), received: "02/11/2025" }),
    registerRow({ number: numbered(2), finished: "" }),
    registerRow({ number: numbered(12), received: "hôm qua" }),
    "Tổng cộng;;;;;;;;;;;;",
  ];
  return registerFile(...rows);
}

test.each([0, 2500])("a trial says what the import then does, and saves nothing (%s rows between)", async (filling) => {
  const office = await givenImportingOffice("page");
  await office.take(registerFile(registerRow({ number: numbered(1) }), registerRow({ number: numbered(2) })));
  const before = await everything(office);
  const trial = await tryFile(office, difficultFile(filling));
  expect(await everything(office)).toEqual(before);
  const told = await readStory(office.context, office.officeId, trial);
  expect(told.state).toBe("finished");
  const changes = await listChanges(office.context.db, trial);
  expect(changes.map(({ number }) => number)).toEqual([numbered(2)]);
  expect(changes[0]?.columns.map(({ name }) => name)).toEqual(["finished_at"]);
  const names = (await listAdditions(office.context.db, trial)).map(({ kind, name }) => `${kind} ${name}`);
  expect(names).toEqual(["counter Quầy 7", "procedure 1.000111 Thủ tục mới", "unit Phòng Mới"]);
  const done = await readStory(office.context, office.officeId, await importOf(office, trial));
  expect(done).toEqual(told);
  expect(office.uploads()).toEqual([]);
});

test("the file of a trial is imported once, not by another office, and goes after a day", async () => {
  const office = await givenImportingOffice("page");
  const { context, clock } = office;
  const trial = await tryFile(office, registerFile(registerRow({ number: numbered(1) })));
  const other = await givenOffice(context, "khac");
  expect(await importTried(context, { officeId: other, staffId: "" }, trial)).toEqual({ outcome: "gone" });
  await sweepUploads(context);
  expect(office.uploads()).toHaveLength(1);
  const starts = await Promise.all([1, 2].map(() => importTried(context, staffOf(office), trial)));
  expect(starts.map(({ outcome }) => outcome).sort()).toEqual(["gone", "started"]);
  await importNext(context, never);
  const second = await tryFile(office, registerFile(registerRow({ number: numbered(2) })));
  clock.moveTo("2026-11-30T09:00:00+07:00");
  await sweepUploads(context);
  expect(await importTried(context, staffOf(office), second)).toEqual({ outcome: "gone" });
});

test("a trial that is stopped keeps neither file nor rows; a file that is no register says so without one", async () => {
  const office = await givenImportingOffice("page");
  const { context, officeId } = office;
  const trial = await openTrial(office, difficultFile(0));
  await askToStop(context, officeId, trial);
  await importNext(context, never);
  expect((await readStory(context, officeId, trial)).state).toBe("stopped");
  expect(office.uploads()).toEqual([]);
  expect(await context.db.selectFrom("dossiers").select("id").execute()).toEqual([]);
});

test("a resumed run lists its refused rows once", async () => {
  const office = await givenImportingOffice("page");
  const { context } = office;
  const wrong = Array.from({ length: 1500 }, (_, index) =>
    registerRow({ number: numbered(index), received: index % 2 === 0 ? "x" : "02/11/2026" }),
  );
  const reception = await receiveFile(context, uploadOf(registerFile(...wrong)), "file");
  if (reception.outcome !== "received") throw new Error(reception.outcome);
  await startImport(context, staffOf(office), reception.file);
  const released = new AbortController();
  released.abort();
  await importNext(context, released.signal);
  await importNext(context, never);
  const rows = await context.db.selectFrom("refused_rows").select("line").execute();
  expect(new Set(rows.map(({ line }) => line)).size).toBe(750);
  expect(rows).toHaveLength(750);
});

async function received(office: ImportingOffice, bytes: Buffer) {
  const reception = await receiveFile(office.context, uploadOf(bytes), "file");
  if (reception.outcome !== "received") throw new Error(reception.outcome);
  return reception.file;
}

test("a trial is refused while another import waits or runs, leaves that import alone, and keeps no file", async () => {
  const office = await givenImportingOffice("page");
  const { context } = office;
  const file = registerFile(...Array.from({ length: 3000 }, (_, index) => registerRow({ number: numbered(index) })));
  const running = await startImport(context, staffOf(office), await received(office, file));
  const tryNow = async () =>
    startImport(context, staffOf(office), await received(office, difficultFile(0)), { kind: "trial" });
  expect(await tryNow()).toEqual({ outcome: "busy", runId: running.runId });
  expect(office.uploads()).toHaveLength(1);
  // The process lets go in the middle, and another one takes the run up: still busy in between.
  const released = new AbortController();
  released.abort();
  await importNext(context, released.signal);
  expect(await tryNow()).toEqual({ outcome: "busy", runId: running.runId });
  const [isWorked, trial] = await Promise.all([importNext(context, never), tryNow()]);
  expect([isWorked, trial.outcome]).toEqual([true, "busy"]);
  const told = await readStory(context, office.officeId, running.runId);
  expect([told.state, told.counts.created]).toEqual(["finished", 3000]);
  expect(await context.db.selectFrom("import_runs").select("kind").execute()).toEqual([{ kind: "import" }]);
  expect(office.uploads()).toEqual([]);
  expect((await tryNow()).outcome).toBe("started");
});

test("an import is refused while a trial runs, and another office's import is not", async () => {
  const office = await givenImportingOffice("page");
  const { context } = office;
  const trial = await openTrial(office, difficultFile(0));
  const again = await startImport(context, staffOf(office), await received(office, difficultFile(0)));
  expect(again).toEqual({ outcome: "busy", runId: trial });
  const other = { officeId: await givenOffice(context, "khac"), staffId: "" };
  expect((await startImport(context, other, await received(office, difficultFile(0)))).outcome).toBe("started");
  while (await importNext(context, never)) continue;
  expect(await importTried(context, staffOf(office), trial)).toMatchObject({ outcome: "started" });
});

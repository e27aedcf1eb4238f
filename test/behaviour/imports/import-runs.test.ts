import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRunReport } from "#app/imports/runs/find-runs.server.ts";
import { importNext } from "#app/imports/runs/keep-importing.server.ts";
import { mostStoredProblems } from "#app/imports/runs/stored-problems.ts";
import { receiveFile } from "#app/imports/runs/receive-file.server.ts";
import { askToStop, startImport } from "#app/imports/runs/start-import.server.ts";
import { newUploadName, sweepUploads } from "#app/imports/runs/uploads.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { processName } from "#app/platform/process-name.server.ts";
import { givenImportingOffice, uploadOf, type ImportingOffice } from "#test/support/imports.ts";
import { registerFile, registerHeader, registerRow } from "#test/support/register.ts";

const going = new AbortController().signal;

async function dossierOf(context: Context) {
  return context.db.selectFrom("dossiers").selectAll().executeTakeFirstOrThrow();
}

/** The same dossier as A, by another channel with another result as B. */
const a = registerRow();
const b = registerRow({ channel: "Bưu chính công ích", finished: "05/11/2026" });

test.each([
  ["A, B", [a, b], { created: 1, updated: 1, unchanged: 0 }, "post"],
  ["A, B, A", [a, b, a], { created: 1, updated: 0, unchanged: 2 }, "counter"],
  ["A, B, B", [a, b, b], { created: 1, updated: 1, unchanged: 1 }, "post"],
  ["A, B, A, B", [a, b, a, b], { created: 1, updated: 1, unchanged: 2 }, "post"],
] as const)(
  "one dossier as %s in one file: the last row wins and the reader is told",
  async (_, rows, counts, channel) => {
    const office = await givenImportingOffice("command");
    const first = await office.take(registerFile(...rows));
    expect(first.counts).toMatchObject({ ...counts, rows_read: rows.length, problems: 0 });
    expect((await dossierOf(office.context)).channel).toBe(channel);
    expect(first.remarks[0]).toMatch(/^3: Số hồ sơ: Hồ sơ H13\.18-261102-0001 đã có ở dòng 2 với nội dung khác/);
    expect(first.remarks).toHaveLength(rows.length - 1);
    office.clock.moveTo("2026-11-29T09:00:00+07:00");
    const second = await office.take(registerFile(...rows));
    expect(second.counts).toMatchObject({ created: 0, updated: 0, unchanged: rows.length });
    expect(second.remarks).toEqual(first.remarks);
  },
);

test("rows that replace one another across transactions are counted once each, and the counts add up", async () => {
  const office = await givenImportingOffice("command");
  const rows = Array.from({ length: 5200 }, (_, index) => registerRow({ number: numberOf(index) }));
  await office.take(registerFile(registerRow({ number: numberOf(0) })));
  office.clock.moveTo("2026-11-29T09:00:00+07:00");
  const other = (finished: string) => registerRow({ number: numberOf(0), finished });
  const { counts, remarks } = await office.take(
    registerFile(other("04/11/2026"), ...rows.slice(1), other("05/11/2026"), other("06/11/2026 10:05")),
  );
  // The first two rows of the number are replaced, the last one says what the dossier says already.
  expect(counts).toEqual({ rows_read: 5202, created: 5199, updated: 0, unchanged: 3, skipped: 0, problems: 0 });
  expect(remarks.map((remark) => remark.split(":")[0])).toEqual(["5202", "5203"]);
});

function numberOf(index: number): string {
  return `H13.18-261102-${String(index).padStart(5, "0")}`;
}

test.each([
  ["another procedure", registerRow({ code: "2.002380", procedure: "Thủ tục khác" })],
  ["another year", registerRow({ received: "02/11/2025 08:30", due: "09/11/2025", finished: "06/11/2025" })],
])("a number used again for %s is refused until a person confirms it", async (_, row) => {
  const office = await givenImportingOffice("page");
  await office.take(registerFile(a));
  office.clock.moveTo("2026-11-29T09:00:00+07:00");
  const before = await dossierOf(office.context);
  const story = await office.take(registerFile(row, registerRow({ number: numberOf(2) })));
  expect(story.counts).toMatchObject({ created: 1, updated: 0, problems: 1 });
  expect(story.refused).toEqual([expect.stringContaining("đã có trong hệ thống với thủ tục hoặc năm tiếp nhận khác")]);
  expect(await office.context.db.selectFrom("dossiers").selectAll().where("id", "=", before.id).execute()).toEqual([
    before,
  ]);
  const confirmed = await office.take(registerFile(row), { moves: "accept" });
  expect(confirmed.counts).toMatchObject({ updated: 1, problems: 0 });
});

test("a file with an error on every line is stopped, told in a sentence, and noted in bounded space", async () => {
  const office = await givenImportingOffice("page");
  const lines = Array.from({ length: 30_000 }, () => '"a;b');
  const story = await office.take(Buffer.from(`\ufeff${registerHeader}\n${registerRow()}\n${lines.join("\n")}\n`));
  expect(story).toMatchObject({ state: "stopped", failure: "tooManyRefused", counts: { created: 1 } });
  expect(story.counts.rows_read).toBeLessThan(15_000);
  expect(story.refused).toHaveLength(mostStoredProblems);
  const run = await office.context.db.selectFrom("import_runs").selectAll().executeTakeFirstOrThrow();
  expect(JSON.parse(run.problem_counts)).toEqual({ unclosedQuote: story.counts.problems });
  expect(office.uploads()).toEqual([]);
});

test("a large register with few errors is not stopped, however many they are", async () => {
  const office = await givenImportingOffice("command");
  const rows = Array.from({ length: 6000 }, (_, index) =>
    registerRow({ number: numberOf(index), ...(index % 20 === 0 ? { channel: "Fax" } : {}) }),
  );
  expect(await office.take(registerFile(...rows))).toMatchObject({ state: "finished", counts: { problems: 300 } });
});

/** An upload that waits to be imported. */
async function givenWaitingRun(office: ImportingOffice, bytes: Buffer): Promise<string> {
  const reception = await receiveFile(office.context, uploadOf(bytes), "file");
  if (reception.outcome !== "received") throw new Error(reception.outcome);
  return (await startImport(office.context, { officeId: office.officeId, staffId: "" }, reception.file)).runId;
}

async function runOf({ context, officeId }: ImportingOffice, runId: string) {
  const report = await readRunReport(context, officeId, runId, { refused: null, remark: null });
  if (report === undefined) throw new Error("no run");
  return report.run;
}

const many = registerFile(...Array.from({ length: 12_000 }, (_, index) => registerRow({ number: numberOf(index) })));

test("a run is stopped by hand: what was read is kept and told, its file goes", async () => {
  const office = await givenImportingOffice("page");
  const runId = await givenWaitingRun(office, many);
  const work = importNext(office.context, going);
  for (;;) {
    const run = await runOf(office, runId);
    if (run.state === "running" && run.rows_read > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await askToStop(office.context, office.officeId, runId);
  await work;
  const run = await runOf(office, runId);
  expect(run).toMatchObject({ state: "stopped", unreadable: "stopped" });
  expect(run.created).toBe(run.rows_read);
  expect(run.rows_read).toBeLessThan(12_000);
  expect(office.uploads()).toEqual([]);
});

test("another office's run is not stopped, nor one that has ended", async () => {
  const office = await givenImportingOffice("page");
  const runId = await givenWaitingRun(office, registerFile(a));
  await askToStop(office.context, "another-office", runId);
  await importNext(office.context, going);
  expect((await runOf(office, runId)).state).toBe("finished");
  await askToStop(office.context, office.officeId, runId);
  expect((await runOf(office, runId)).state).toBe("finished");
});

test("a run that its process lets go of goes on to the same counts, once", async () => {
  const office = await givenImportingOffice("page");
  const runId = await givenWaitingRun(office, many);
  const stopping = new AbortController();
  const work = importNext(office.context, stopping.signal);
  while ((await runOf(office, runId)).rows_read === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  stopping.abort();
  await work;
  const left = await runOf(office, runId);
  expect(left.state).toBe("waiting");
  expect(left.rows_read).toBeLessThan(12_000);
  expect(office.uploads()).toHaveLength(1);
  await importNext(office.context, going);
  expect(await runOf(office, runId)).toMatchObject({
    state: "finished",
    rows_read: 12_000,
    created: 12_000,
    problems: 0,
  });
  expect(office.uploads()).toEqual([]);
});

test("a run whose process died is taken up by one other process only", async () => {
  const office = await givenImportingOffice("page");
  const runId = await givenWaitingRun(office, registerFile(a));
  const [machine = ""] = processName().split("_");
  await office.context.db
    .updateTable("import_runs")
    .set({ owner: `${machine}_${String(process.pid)}_1`, attempts: 1 })
    .execute();
  expect((await runOf(office, runId)).state).toBe("waiting");
  const taken = await Promise.all([importNext(office.context, going), importNext(office.context, going)]);
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await runOf(office, runId)).toMatchObject({ state: "finished", created: 1 });
});

test("a run that three processes died of is given up and says so", async () => {
  const office = await givenImportingOffice("page");
  const runId = await givenWaitingRun(office, registerFile(a));
  await office.context.db.updateTable("import_runs").set({ attempts: 3 }).execute();
  await importNext(office.context, going);
  expect(await runOf(office, runId)).toMatchObject({ state: "unreadable", unreadable: "failed" });
  expect(office.uploads()).toEqual([]);
});

test("uploads that no run waits for are removed, those being received and those waiting stay", async () => {
  const office = await givenImportingOffice("page");
  await givenWaitingRun(office, registerFile(a));
  const [waiting = ""] = office.uploads();
  const [machine = ""] = processName().split("_");
  const received = newUploadName();
  const ofTheDead = `${machine}_${String(process.pid)}_1_0190a0a0`;
  for (const name of [received, ofTheDead, "0190a0a0-of-an-earlier-version"]) {
    writeFileSync(join(office.context.settings.dataFolder, "uploads", name), "Người nộp mẫu");
  }
  expect(await sweepUploads(office.context)).toBe(2);
  expect(office.uploads().sort()).toEqual([waiting, received].sort());
});

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findLastUnprintedDay, findPaperReceipt } from "#app/dossiers/receipts/find-receipts.server.ts";
import { dossierFilterFrom } from "#app/dossiers/listing/dossier-filter.ts";
import { listDossiers } from "#app/dossiers/listing/list-dossiers.server.ts";
import { listRuns, readRunReport } from "#app/imports/runs/find-runs.server.ts";
import { importNext } from "#app/imports/runs/keep-importing.server.ts";
import { receiveFile } from "#app/imports/runs/receive-file.server.ts";
import { startImport } from "#app/imports/runs/start-import.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { AskedPage } from "#app/platform/list-page.ts";
import { dayOf } from "#app/platform/day.ts";
import { processName } from "#app/platform/process-name.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { importBytes, registerFile, registerRow } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

/** Sixty dossiers, three a day from 01/10/2026 on, every fifth without a result. */
const sixty = registerFile(
  ...Array.from({ length: 60 }, (_, index) => {
    const on = String(Math.floor(index / 3) + 1).padStart(2, "0");
    const isOpen = index % 5 === 4;
    return registerRow({
      number: `H13.18-2610${on}-${String(index + 1).padStart(4, "0")}`,
      received: `${on}/10/2026 08:00`,
      due: "30/10/2026",
      finished: isOpen ? "" : "28/10/2026",
      state: isOpen ? "Đang giải quyết" : "Đã trả kết quả",
    });
  }),
);

async function givenSixtyDossiers(context: Context): Promise<string> {
  const officeId = await givenOffice(context);
  await importBytes(context, officeId, sixty);
  return officeId;
}

function find(context: Context, officeId: string, query: string, page: AskedPage = {}) {
  const today = dayOf(context.clock.now());
  return listDossiers(context.db, { officeId, today }, dossierFilterFrom(new URLSearchParams(query)), page);
}

async function numbersFound(context: Context, officeId: string, query: string): Promise<string[]> {
  return (await find(context, officeId, query)).dossiers.map((dossier) => dossier.number);
}

test("the list shows the latest first, fifty at a time, and every dossier once", async () => {
  const { context } = await openTestContext();
  const officeId = await givenSixtyDossiers(context);
  const first = await find(context, officeId, "");
  const second = await find(context, officeId, "", { after: first.next ?? null });
  const days = [...first.dossiers, ...second.dossiers].map((dossier) => dossier.receivedOn);
  expect(days).toEqual([...days].sort().reverse());
  expect(first.dossiers).toHaveLength(50);
  expect(second.next).toBeUndefined();
  expect(new Set([...first.dossiers, ...second.dossiers].map((dossier) => dossier.id)).size).toBe(60);
});

test("a dossier is found by its number, a part of it or its receipt code, in its own office only", async () => {
  const { context } = await openTestContext();
  const officeId = await givenSixtyDossiers(context);
  const other = await givenOffice(context, "so-y-te");
  expect(await numbersFound(context, officeId, "q=h13.18-261001-0002")).toEqual(["H13.18-261001-0002"]);
  expect(await numbersFound(context, officeId, "q=-0017")).toEqual(["H13.18-261006-0017"]);
  expect(await numbersFound(context, officeId, "q=%25")).toEqual([]);
  const receipt = await findPaperReceipt(context, officeId, "H13.18-261006-0017");
  expect(await numbersFound(context, officeId, `q=${receipt?.code.toLowerCase() ?? ""}`)).toEqual([
    "H13.18-261006-0017",
  ]);
  expect(await numbersFound(context, other, "q=-0017")).toEqual([]);
  expect(await findPaperReceipt(context, other, receipt?.dossierId ?? "")).toBeUndefined();
});

test("the list is narrowed by state, and says who was rated but not how", async () => {
  const { context } = await openTestContext();
  const officeId = await givenSixtyDossiers(context);
  expect(await numbersFound(context, officeId, "state=in-progress")).toHaveLength(12);
  const receipt = await findPaperReceipt(context, officeId, "H13.18-261001-0001");
  await giveRating(context, { code: receipt?.code ?? "", score: 2, source: "phone", language: "vi" });
  const page = await find(context, officeId, "q=-0001");
  expect(page.dossiers.map((dossier) => [dossier.isRated, "score" in dossier])).toEqual([[true, false]]);
});

test("where a week has nothing to print, the page knows the last day with unprinted receipts, of this office only", async () => {
  const { context } = await openTestContext();
  const officeId = await givenSixtyDossiers(context);
  const other = await givenOffice(context, "khac");
  expect(await findLastUnprintedDay(context.db, other)).toBeUndefined();
  const last = await findLastUnprintedDay(context.db, officeId);
  const days = await context.db.selectFrom("dossiers").orderBy("received_on", "desc").select("received_on").execute();
  expect(last).toBe(days[0]?.received_on);
  await context.db.updateTable("receipts").set({ printed_at: context.clock.now() }).execute();
  expect(await findLastUnprintedDay(context.db, officeId)).toBeUndefined();
});

/** A posted form with one file, as a browser sends it. */
function upload(bytes: Buffer, fileName = "so.csv"): Request {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(bytes)], fileName));
  return new Request("http://localhost/dossiers/import", { method: "POST", body: form });
}

function withDataFolder(context: Context): { context: Context; uploads: () => string[] } {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-uploads-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const settings = { ...context.settings, dataFolder: folder };
  return { context: { ...context, settings }, uploads: () => readdirSync(join(folder, "uploads")) };
}

test("an uploaded register is imported in the background, told about on its page, and removed from the disk", async () => {
  const opened = await openTestContext();
  const { context, uploads } = withDataFolder(opened.context);
  const officeId = await givenOffice(context);
  const reception = await receiveFile(context, upload(sixty, "C:\\so\\Sổ 2026.csv"), "file");
  if (reception.outcome !== "received") throw new Error("not received");
  expect(reception.file).toMatchObject({ fileName: "Sổ 2026.csv", bytes: sixty.length });
  const start = await startImport(context, { officeId, staffId: "" }, reception.file);
  const none = { refused: null, remark: null };
  expect((await readRunReport(context, officeId, start.runId, none))?.run.state).toBe("waiting");
  expect(await importNext(context, new AbortController().signal)).toBe(true);
  expect((await readRunReport(context, officeId, start.runId, none))?.run.state).toBe("finished");
  expect(uploads()).toEqual([]);
  const report = await readRunReport(context, officeId, start.runId, none);
  expect(report?.run).toMatchObject({ fileName: "Sổ 2026.csv", created: 60, bytesRead: sixty.length });
  expect(await readRunReport(context, await givenOffice(context, "so-y-te"), start.runId, none)).toBeUndefined();
});

test("an office imports one file at a time; a run cut off does not stand in the way", async () => {
  const opened = await openTestContext();
  const { context, uploads } = withDataFolder(opened.context);
  const officeId = await givenOffice(context);
  await importBytes(context, officeId, registerFile(registerRow()));
  await context.db.updateTable("import_runs").set({ finished_at: null, owner: processName() }).execute();
  const receive = async () => {
    const reception = await receiveFile(context, upload(sixty), "file");
    if (reception.outcome !== "received") throw new Error("not received");
    return startImport(context, { officeId, staffId: "" }, reception.file);
  };
  expect((await receive()).outcome).toBe("busy");
  expect(uploads()).toEqual([]);
  opened.clock.moveTo("2026-11-20T09:01:00+07:00");
  expect((await listRuns(context.db, officeId, context.clock.now())).map((run) => run.state)).toEqual(["interrupted"]);
  expect((await receive()).outcome).toBe("started");
  expect((await receive()).outcome).toBe("busy");
  await importNext(context, new AbortController().signal);
  expect(uploads()).toEqual([]);
});

test("a form without a file, or with an empty one, is told so", async () => {
  const opened = await openTestContext();
  const { context, uploads } = withDataFolder(opened.context);
  const empty = await receiveFile(context, upload(Buffer.alloc(0)), "file");
  const other = new Request("http://localhost/", { method: "POST", body: new URLSearchParams("file=x") });
  expect([empty.outcome, (await receiveFile(context, other, "file")).outcome]).toEqual(["no-file", "no-file"]);
  expect(uploads()).toEqual([]);
});

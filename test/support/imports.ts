import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readRunReport } from "#app/imports/runs/find-runs.server.ts";
import { importRegisterAt } from "#app/imports/runs/import-register.server.ts";
import type { ImportCounts, ImportRules, ImportState } from "#app/imports/runs/import-run.ts";
import { importNext } from "#app/imports/runs/keep-importing.server.ts";
import { receiveFile } from "#app/imports/runs/receive-file.server.ts";
import { startImport } from "#app/imports/runs/start-import.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { reportOf } from "#test/support/register.ts";
import { givenOffice } from "#test/support/story.ts";

/** What became of a file, as its page tells. */
export interface ImportStory {
  state: ImportState;
  failure: string | null;
  counts: ImportCounts;
  refused: string[];
  remarks: string[];
}

/** The two doors of a register: the command, which reads the file where it lies, and the page, which receives it. */
export type Door = "command" | "page";

/** An office that files are imported into, through one of the doors. */
export interface ImportingOffice {
  context: Context;
  clock: Awaited<ReturnType<typeof openTestContext>>["clock"];
  officeId: string;
  take: (bytes: Buffer, rules?: ImportRules) => Promise<ImportStory>;
  uploads: () => string[];
}

export async function givenImportingOffice(door: Door, now = "2026-11-28T09:00:00+07:00"): Promise<ImportingOffice> {
  const opened = await openTestContext(now);
  const folder = mkdtempSync(join(tmpdir(), "hai-long-imports-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const context = { ...opened.context, settings: { ...opened.context.settings, dataFolder: folder } };
  const officeId = await givenOffice(context);
  const through = { command: importByCommand, page: importByPage }[door];
  return {
    context,
    clock: opened.clock,
    officeId,
    take: async (bytes, rules = {}) => readStory(context, officeId, await through(context, officeId, bytes, rules)),
    uploads: () => readdirSync(join(folder, "uploads")),
  };
}

async function importByCommand(context: Context, officeId: string, bytes: Buffer, rules: ImportRules): Promise<string> {
  const path = join(context.settings.dataFolder, "so.csv");
  writeFileSync(path, bytes);
  const facts = { officeId, staffId: null, fileName: "so.csv", bytesTotal: bytes.length, rules };
  return (await importRegisterAt(context, path, facts)).runId;
}

async function importByPage(context: Context, officeId: string, bytes: Buffer, rules: ImportRules): Promise<string> {
  const reception = await receiveFile(context, uploadOf(bytes), "file");
  if (reception.outcome !== "received") throw new Error(reception.outcome);
  const { runId } = await startImport(context, { officeId, staffId: "" }, reception.file, { rules });
  await importNext(context, new AbortController().signal);
  return runId;
}

/** A posted form with one file, as a browser sends it. */
export function uploadOf(bytes: Buffer, fileName = "so.csv"): Request {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(bytes)], fileName));
  return new Request("http://localhost/dossiers/import", { method: "POST", body: form });
}

/** What the page of a run tells. */
export async function readStory(context: Context, officeId: string, runId: string): Promise<ImportStory> {
  const report = await readRunReport(context, officeId, runId, { refused: null, remark: null });
  if (report === undefined) throw new Error("no run");
  const { rows_read, created, updated, unchanged, skipped, problems, state, unreadable } = report.run;
  return {
    state,
    failure: unreadable,
    counts: { rows_read, created, updated, unchanged, skipped, problems },
    ...(await reportOf(context, runId)),
  };
}

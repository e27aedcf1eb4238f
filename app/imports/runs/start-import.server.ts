import { basename } from "node:path";
import { inTransaction, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { hasEnded } from "#app/platform/process-name.server.ts";
import { openImport, type RegisterFileFacts } from "./import-register.server.ts";
import { importState, type ImportRules } from "./import-run.ts";
import { discardFile, type ReceivedFile } from "./receive-file.server.ts";

export interface ImportStart {
  outcome: "started" | "busy";
  runId: string;
}

/**
 * Registers an uploaded file for import and returns at once; a server process starts it within a second
 * (`keepImporting`), and its page shows the progress. An office imports one file at a time: if another one is running
 * or waiting, its id is returned.
 */
export async function startImport(
  context: Context,
  staff: { officeId: string; staffId: string },
  file: ReceivedFile,
  rules: ImportRules = {},
): Promise<ImportStart> {
  const facts = {
    officeId: staff.officeId,
    staffId: staff.staffId,
    fileName: file.fileName,
    bytesTotal: file.bytes,
    rules,
  };
  let isTaken = false;
  try {
    const start = await inTransaction(context.db, (tx) => openUnlessBusy(context, tx, facts, basename(file.path)));
    isTaken = start.outcome === "started";
    return start;
  } finally {
    if (!isTaken) await discardFile(file);
  }
}

async function openUnlessBusy(
  context: Context,
  tx: Tx,
  facts: RegisterFileFacts,
  upload: string,
): Promise<ImportStart> {
  const now = context.clock.now();
  // Two simultaneous uploads wait for each other here.
  await lockOffice(tx, facts.officeId);
  const open = await tx
    .selectFrom("import_runs")
    .where("office_id", "=", facts.officeId)
    .where("finished_at", "is", null)
    .where("failed_reason", "is", null)
    .select(["id", "progress_at", "finished_at", "failed_reason", "owner", "upload"])
    .execute();
  const running = open.find((run) => ["running", "waiting"].includes(importState(run, now, hasEnded)));
  if (running !== undefined) return { outcome: "busy", runId: running.id };
  return { outcome: "started", runId: await openImport(context, tx, facts, { upload }) };
}

/** Asks the process that works on a run of the office to stop it; a run that has ended is left as it is. */
export async function askToStop(context: Context, officeId: string, runId: string): Promise<void> {
  await context.db
    .updateTable("import_runs")
    .set({ stop_asked_at: context.clock.now() })
    .where("id", "=", runId)
    .where("office_id", "=", officeId)
    .where("finished_at", "is", null)
    .where("failed_reason", "is", null)
    .execute();
}

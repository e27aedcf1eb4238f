import { basename } from "node:path";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Instant } from "#app/platform/day.ts";
import type { Context } from "#app/platform/context.server.ts";
import { hasEnded } from "#app/platform/process-name.server.ts";
import { openImport, type RegisterFileFacts } from "./import-register.server.ts";
import { importRulesSchema, importState, type ImportRules, type RunKind } from "./import-run.ts";
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
  { rules = {}, kind = "import" }: { rules?: ImportRules; kind?: RunKind } = {},
): Promise<ImportStart> {
  const facts = {
    officeId: staff.officeId,
    staffId: staff.staffId,
    fileName: file.fileName,
    bytesTotal: file.bytes,
    rules,
    kind,
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
  const busy = await findBusy(tx, facts.officeId, now);
  if (busy !== undefined) return { outcome: "busy", runId: busy };
  // The file of an earlier trial is given up: the next sweep removes it.
  await tx
    .updateTable("import_runs")
    .set({ upload: null })
    .where("office_id", "=", facts.officeId)
    .where("upload", "is not", null)
    .execute();
  return { outcome: "started", runId: (await openImport(context, tx, facts, { upload })).id };
}

/** The run of the office that is being imported, waits, or is being undone. */
export async function findBusy(tx: Tx, officeId: string, now: Instant): Promise<string | undefined> {
  const open = await tx
    .selectFrom("import_runs")
    .where("office_id", "=", officeId)
    .where((eb) =>
      eb.or([
        eb.and([eb("finished_at", "is", null), eb("failed_reason", "is", null)]),
        eb.and([eb("undo_asked_at", "is not", null), eb("undone_at", "is", null)]),
      ]),
    )
    .selectAll()
    .execute();
  const busy = ["running", "waiting", "undoing"];
  return open.find((run) => busy.includes(importState(run, now, hasEnded)))?.id;
}

/** Imports the file of a trial as it was tried. `gone`: the file is not there any more. */
export function importTried(
  context: Context,
  staff: { officeId: string; staffId: string },
  runId: string,
): Promise<ImportStart | { outcome: "gone" }> {
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    await lockOffice(tx, staff.officeId);
    const tried = await tx
      .selectFrom("import_runs")
      .where("id", "=", runId)
      .where("office_id", "=", staff.officeId)
      .where("kind", "=", "trial")
      .where("upload", "is not", null)
      .where((eb) => eb.or([eb("finished_at", "is not", null), eb("failed_reason", "is not", null)]))
      .selectAll()
      .executeTakeFirst();
    if (tried?.upload === undefined || tried.upload === null) return { outcome: "gone" };
    const busy = await findBusy(tx, staff.officeId, now);
    if (busy !== undefined) return { outcome: "busy", runId: busy };
    const facts = {
      ...staff,
      fileName: tried.file_name,
      bytesTotal: tried.bytes_total,
      rules: importRulesSchema.parse(JSON.parse(tried.rules)),
    };
    await tx.updateTable("import_runs").set({ upload: null }).where("id", "=", runId).execute();
    return { outcome: "started", runId: (await openImport(context, tx, facts, { upload: tried.upload })).id };
  });
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

/** Whether the file of a trial is there still. */
export async function isFileThere(db: Db, runId: string): Promise<boolean> {
  const run = db.selectFrom("import_runs").where("id", "=", runId).where("upload", "is not", null).select("id");
  return (await run.executeTakeFirst()) !== undefined;
}

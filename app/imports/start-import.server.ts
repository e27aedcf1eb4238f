import { createReadStream } from "node:fs";
import { inTransaction, type Tx } from "#db/engine.ts";
import { heldUntilCommit } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { continueImport, openImport, type RegisterFileFacts } from "./import-register.server.ts";
import { importState } from "./import-run.ts";
import { discardFile, type ReceivedFile } from "./receive-file.server.ts";

export interface ImportStart {
  outcome: "started" | "busy";
  runId: string;
}

/**
 * Begins the import of an uploaded file and answers at once; the work goes on in this process and its page shows how
 * far it is. An office imports one file at a time: with another one running, that one's id is answered.
 */
export async function startImport(
  context: Context,
  staff: { officeId: string; staffId: string },
  file: ReceivedFile,
): Promise<ImportStart> {
  const facts = {
    officeId: staff.officeId,
    staffId: staff.staffId,
    fileName: file.fileName,
    bytesTotal: file.bytes,
  };
  const now = context.clock.now();
  const start = await inTransaction(context.db, (tx) => openUnlessBusy(tx, facts, now));
  if (start.outcome === "busy") await discardFile(file);
  else void importInBackground(context, start.runId, facts, file);
  return start;
}

async function openUnlessBusy(tx: Tx, facts: RegisterFileFacts, now: Instant): Promise<ImportStart> {
  // Two people who upload at the same moment wait for each other here.
  const office = tx.selectFrom("offices").where("id", "=", facts.officeId).select("id");
  await heldUntilCommit(tx, office, "offices").executeTakeFirstOrThrow();
  const open = await tx
    .selectFrom("import_runs")
    .where("office_id", "=", facts.officeId)
    .where("finished_at", "is", null)
    .where("failed_reason", "is", null)
    .select(["id", "progress_at", "finished_at", "failed_reason"])
    .execute();
  const running = open.find((run) => importState(run, now) === "running");
  if (running !== undefined) return { outcome: "busy", runId: running.id };
  return { outcome: "started", runId: await openImport(tx, facts, now) };
}

async function importInBackground(
  context: Context,
  runId: string,
  facts: RegisterFileFacts,
  file: ReceivedFile,
): Promise<void> {
  try {
    const stream = createReadStream(file.path, { highWaterMark: bytesAtOnce }) as AsyncIterable<Buffer>;
    const { counts, unreadable } = await continueImport(context, runId, { ...facts, stream });
    context.log.info({ run: runId, ...counts, unreadable }, "register imported");
  } catch (error) {
    context.log.error({ err: error, run: runId }, "import interrupted");
  } finally {
    await discardFile(file);
  }
}

const bytesAtOnce = 64 * 1024;

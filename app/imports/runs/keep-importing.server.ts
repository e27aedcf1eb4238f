import { stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inTransaction, isUnavailable } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { hasEnded, processName } from "#app/platform/process-name.server.ts";
import { continueImport, type Run } from "./import-register.server.ts";
import { importRulesSchema, isFileKept, isWorkedOn } from "./import-run.ts";
import type { FileRefusal } from "#app/imports/reading/row-problem.ts";
import { undoNext } from "./undo-import.server.ts";
import { removeUpload, sweepUploads, uploadsFolder } from "./uploads.server.ts";

const betweenLooksMilliseconds = 1000;
/** The file of a trial that nobody imports, and those that a process did not remove, are removed by then. */
const betweenSweepsMilliseconds = 600_000;
const afterTroubleMilliseconds = 10_000;
/** A run is given up after this many dead processes: it may have crashed them. */
const mostAttempts = 3;

export interface RunningImports {
  /** Releases the present run, so that the next process continues it, and waits until that is saved. */
  stop: () => Promise<void>;
}

/**
 * Imports the waiting uploaded registers, and undoes imports, one after the other while the process serves: new ones, and those whose
 * process was stopped or died. With several processes, one claims each run.
 */
export function keepImporting(context: Context): RunningImports {
  const stopping = new AbortController();
  const work = workUntil(context, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await work;
    },
  };
}

async function workUntil(context: Context, stopping: AbortSignal): Promise<void> {
  let sweptAt = 0;
  while (!stopping.aborted) {
    let wait = betweenLooksMilliseconds;
    try {
      if (Date.now() - sweptAt > betweenSweepsMilliseconds) {
        await sweepUploads(context);
        sweptAt = Date.now();
      }
      if ((await undoNext(context, stopping)) || (await importNext(context, stopping))) wait = 0;
    } catch (error) {
      context.log.warn({ err: error }, "waiting imports not looked for");
      wait = afterTroubleMilliseconds;
    }
    if (wait > 0) await pause(wait, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** A run claimed by this process, with its file. */
interface ClaimedRun extends Run {
  upload: string;
  isStopAsked: boolean;
  attempts: number;
}

/** Works on the run that has waited longest, to its end; returns whether there was one. */
export async function importNext(context: Context, stopping: AbortSignal): Promise<boolean> {
  const run = await claimNext(context);
  if (run === undefined) return false;
  const path = join(uploadsFolder(context), run.upload);
  try {
    if ((await stat(path).catch(() => undefined)) === undefined) await letGo(context, run, { upload: null });
    else if (run.isStopAsked) await close(context, run, "stopped");
    else if (run.attempts > mostAttempts) await close(context, run, "failed");
    else await work(context, run, path, stopping);
  } catch (error) {
    if (isUnavailable(error)) {
      await letGo(context, run, {}).catch(() => undefined);
      throw error;
    }
    context.log.error({ err: error, run: run.runId }, "import failed");
    await close(context, run, "failed");
  }
  return true;
}

async function work(context: Context, run: ClaimedRun, path: string, stopping: AbortSignal): Promise<void> {
  const result = await continueImport(context, run, path, { release: stopping });
  if (result.isReleased === true) {
    await letGo(context, run, {});
    context.log.info({ run: run.runId, ...result.counts }, "import left for the next process");
    return;
  }
  if (!isFileKept(run.kind, result.unreadable)) await removeUpload(context, run.upload);
  context.log.info({ run: run.runId, ...result.counts, unreadable: result.unreadable }, "register imported");
}

/** Claims the oldest run that no living process works on. */
async function claimNext(context: Context): Promise<ClaimedRun | undefined> {
  const now = context.clock.now();
  const open = await context.db
    .selectFrom("import_runs")
    .where("upload", "is not", null)
    .where("finished_at", "is", null)
    .where("failed_reason", "is", null)
    .orderBy("started_at")
    .selectAll()
    .execute();
  const next = open.find((run) => !isWorkedOn(run, now, hasEnded));
  if (next?.upload === undefined || next.upload === null) return undefined;
  const isClaimed = await inTransaction(context.db, async (tx) => {
    const claimed = await tx
      .updateTable("import_runs")
      .set({ owner: processName(), progress_at: now, attempts: next.attempts + 1, problem_counts: "{}" })
      .where("id", "=", next.id)
      .where("attempts", "=", next.attempts)
      .where("progress_at", "=", next.progress_at)
      .where("finished_at", "is", null)
      .where("failed_reason", "is", null)
      .executeTakeFirst();
    if (claimed.numUpdatedRows !== 1n) return false;
    // Problems found by an earlier process are found again, because the file is read from its beginning.
    await tx.deleteFrom("import_problems").where("run_id", "=", next.id).execute();
    await tx.deleteFrom("refused_rows").where("run_id", "=", next.id).execute();
    if (next.kind === "trial") await tx.deleteFrom("import_changes").where("run_id", "=", next.id).execute();
    return true;
  });
  if (!isClaimed) return undefined;
  return {
    runId: next.id,
    officeId: next.office_id,
    bytesTotal: next.bytes_total,
    startedAt: next.started_at,
    kind: next.kind,
    rules: importRulesSchema.parse(JSON.parse(next.rules)),
    isResumed: next.attempts > 0,
    upload: next.upload,
    isStopAsked: next.stop_asked_at !== null,
    attempts: next.attempts + 1,
  };
}

/** Releases the run. A release is no sign that the run kills processes, so the number of attempts is reset. */
async function letGo(context: Context, run: ClaimedRun, change: { upload?: null }): Promise<void> {
  await context.db
    .updateTable("import_runs")
    .set({ owner: null, attempts: 1, ...change })
    .where("id", "=", run.runId)
    .where("owner", "=", processName())
    .execute();
}

async function close(context: Context, run: ClaimedRun, reason: FileRefusal): Promise<void> {
  await context.db
    .updateTable("import_runs")
    .set({ failed_reason: reason, owner: null, upload: null })
    .where("id", "=", run.runId)
    .execute();
  await removeUpload(context, run.upload);
}

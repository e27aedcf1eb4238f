import { inTransaction, type Tx } from "#db/engine.ts";
import { findInvitationRules } from "#app/invitations/invitation-rules.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, dayOf, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { processName } from "#app/platform/process-name.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { profilesOf } from "#app/imports/profiles/column-profile.ts";
import { listProfiles } from "#app/imports/profiles/column-profiles.server.ts";
import { wordsOf } from "#app/imports/profiles/register-word.ts";
import { listRegisterWords } from "#app/imports/profiles/register-words.server.ts";
import { noCounts, type ImportCounts, type ImportRules, type RunKind } from "./import-run.ts";
import { readRegisterInWorker } from "#app/imports/reading/read-in-worker.server.ts";
import {
  readRegister,
  type OpenFile,
  type ReadingRules,
  type RegisterReading,
} from "#app/imports/reading/read-register.server.ts";
import { UnreadableRegister } from "#app/imports/reading/unreadable-register.ts";
import type { FileRefusal } from "#app/imports/reading/row-problem.ts";
import { saveRegister, type SavedRun } from "./save-register.server.ts";

/** What is known of a file before it is read. */
export interface RegisterFileFacts {
  officeId: string;
  /** Who imports it; null for a command. */
  staffId: string | null;
  fileName: string;
  /** Size of the file, for the progress. */
  bytesTotal: number;
  /** A person's decisions about reading the file. */
  rules?: ImportRules;
  /** `import` by default. */
  kind?: RunKind;
}

export interface RegisterFile extends RegisterFileFacts {
  /** Opens the file's bytes (or a text made in memory) from the beginning; called twice. */
  open: OpenFile;
}

/** How the process watches a run and ends it early. */
export interface ImportControl {
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Ends the run for good when aborted: what was read so far is saved. */
  stop?: AbortSignal | undefined;
  /** Releases the run when aborted, so that another process, or this one after a restart, continues it. */
  release?: AbortSignal | undefined;
}

export interface ImportProgress {
  bytesRead: number;
  bytesTotal: number;
  rowsRead: number;
}

export interface ImportResult {
  runId: string;
  /** Why the file was not imported or only partly; undefined if it was imported, even if some rows were refused. */
  unreadable: FileRefusal | undefined;
  counts: ImportCounts;
  /** Whether the run was released and waits to be continued. */
  isReleased?: boolean;
}

/**
 * Imports a register file: creates new dossiers, updates known ones, and stores refused rows with line and reason. It
 * streams with a transaction per portion, so an interrupted run keeps its counts and can be started again; a second
 * import of the same file changes nothing.
 */
export async function importRegister(
  context: Context,
  file: RegisterFile,
  control: ImportControl = {},
): Promise<ImportResult> {
  const run = await openOwnRun(context, file);
  return saveReading(
    context,
    run,
    readRegister([{ name: "", open: file.open }], await readingRules(context, run)),
    control,
  );
}

/** `importRegister` for a file on this machine, which another process reads and checks while this one saves. */
export async function importRegisterAt(
  context: Context,
  path: string,
  file: RegisterFileFacts,
  control: ImportControl = {},
): Promise<ImportResult> {
  const run = await openOwnRun(context, file);
  return saveReading(context, run, readRegisterInWorker(path, await readingRules(context, run)), control);
}

async function openOwnRun(context: Context, file: RegisterFileFacts): Promise<Run> {
  const keeper = { owner: processName() };
  const { id: runId, startedAt } = await inTransaction(context.db, (tx) => openImport(context, tx, file, keeper));
  const { officeId, bytesTotal, rules = {}, kind = "import" } = file;
  return { runId, officeId, bytesTotal, startedAt, rules, kind, isResumed: false };
}

/** The worker of a run: the process that opened it, or any server process that has the stored file. */
export type RunKeeper = { owner: string } | { upload: string };

/** Inserts the run, so that its page exists before the first row is read; returns its id and its beginning. */
export async function openImport(
  context: Context,
  tx: Tx,
  file: RegisterFileFacts,
  keeper: RunKeeper,
): Promise<{ id: string; startedAt: Instant }> {
  const id = newId();
  const now = await freeInstant(tx, file.officeId, context.clock.now());
  const { kind = "import" } = file;
  await tx
    .insertInto("import_runs")
    .values({
      id,
      office_id: file.officeId,
      file_name: file.fileName,
      file_digest: "",
      staff_id: file.staffId,
      started_at: now,
      progress_at: now,
      finished_at: null,
      failed_reason: null,
      bytes_total: file.bytesTotal,
      bytes_read: 0,
      rules: JSON.stringify(file.rules ?? {}),
      problem_counts: "{}",
      upload: null,
      owner: null,
      stop_asked_at: null,
      attempts: 0,
      kind,
      sheets: "[]",
      field_counts: "{}",
      header: "{}",
      keeps_changes: kind === "import" ? 1 : 0,
      undo_asked_at: null,
      undone_at: null,
      undo_cursor: null,
      undo_counts: "{}",
      ...keeper,
      ...noCounts,
    })
    .execute();
  const { officeId, staffId } = file;
  await recordAudit(context, tx, { now, officeId, staffId, action: actionOf[kind], subject: id });
  return { id, startedAt: now };
}

/** A run's dossiers are known by the instant of its beginning, so no two runs of an office have the same. */
async function freeInstant(tx: Tx, officeId: string, now: Instant): Promise<Instant> {
  const runs = tx
    .selectFrom("import_runs")
    .where("office_id", "=", officeId)
    .where("started_at", "=", now)
    .select("id");
  if ((await runs.executeTakeFirst()) === undefined) return now;
  return freeInstant(tx, officeId, addMinutes(now, 1 / 60_000));
}

const actionOf = { import: "register-imported", trial: "register-tried" } as const;

/** A run that this process works on. */
export interface Run {
  runId: string;
  officeId: string;
  bytesTotal: number;
  startedAt: Instant;
  rules: ImportRules;
  kind: RunKind;
  /** Whether rows of it were saved before. */
  isResumed: boolean;
}

/** Continues a run whose file is at `path`; a process of its own reads. */
export async function continueImport(
  context: Context,
  run: Run,
  path: string,
  control: ImportControl,
): Promise<ImportResult> {
  return saveReading(context, run, readRegisterInWorker(path, await readingRules(context, run)), control);
}

async function readingRules({ db }: Context, { officeId, startedAt, rules, kind }: Run): Promise<ReadingRules> {
  return {
    today: dayOf(startedAt),
    dayOrder: rules.dayOrder,
    words: wordsOf(await listRegisterWords(db, officeId)),
    profiles: profilesOf(await listProfiles(db, officeId)),
    readsContacts: kind === "import" && (await findInvitationRules(db, officeId)).isOn,
  };
}

async function saveReading(
  context: Context,
  run: Run,
  { portions, bytesRead, digest }: RegisterReading,
  { onProgress, stop, release }: ImportControl,
): Promise<ImportResult> {
  const { runId, bytesTotal } = run;
  const heart = keepAlive(context, runId);
  const saving = saveRegister(context, { ...run, bytesRead });
  const resultOf = ({ counts, failure }: SavedRun) => ({ runId, unreadable: failure, counts });
  try {
    for await (const portion of portions) {
      const counts = await saving.take(portion);
      onProgress?.({ bytesRead: bytesRead(), bytesTotal, rowsRead: counts.rows_read });
      if (release?.aborted === true) return { runId, unreadable: undefined, counts, isReleased: true };
      const reason = stop?.aborted === true ? "stopped" : saving.mustStop();
      if (reason !== undefined) return resultOf(await saving.stop(reason));
    }
    return resultOf(await saving.finish(digest()));
  } catch (error) {
    if (!(error instanceof UnreadableRegister)) throw error;
    return resultOf(await saving.fail(error));
  } finally {
    clearInterval(heart);
  }
}

const heartbeatMilliseconds = 2000;

/** Records every two seconds that the run is being worked on, also during the survey and during long transactions. */
function keepAlive(context: Context, runId: string): NodeJS.Timeout {
  const beat = async () => {
    try {
      await context.db
        .updateTable("import_runs")
        .set({ progress_at: context.clock.now() })
        .where("id", "=", runId)
        .where("finished_at", "is", null)
        .where("failed_reason", "is", null)
        .execute();
    } catch (error) {
      context.log.debug({ err: error, run: runId }, "progress of an import not saved");
    }
  };
  return setInterval(() => void beat(), heartbeatMilliseconds).unref();
}

import { inTransaction, type Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { recordAudit } from "#app/staff/audit.server.ts";
import { noCounts, type ImportCounts } from "./import-run.ts";
import { readRegisterAside } from "./read-aside.server.ts";
import { readRegister, type RegisterReading } from "./read-register.server.ts";
import { UnreadableRegister } from "./register-lines.server.ts";
import type { FileRefusal } from "./row-problem.ts";
import { saveRegister } from "./save-register.server.ts";

export interface RegisterFile {
  officeId: string;
  /** Who imports it; null for a command. */
  staffId: string | null;
  fileName: string;
  /** Size of the file, for the progress. */
  bytesTotal: number;
  /** The file's bytes (or the text of one made in memory), as a stream gives them. */
  stream: AsyncIterable<Uint8Array | string>;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
}

export interface ImportProgress {
  bytesRead: number;
  bytesTotal: number;
  rowsRead: number;
}

export interface ImportResult {
  runId: string;
  /** Why the file could not be read at all; undefined when it could, however many of its rows were refused. */
  unreadable: FileRefusal | undefined;
  counts: ImportCounts;
}

/**
 * Reads a register file and takes its good rows: new dossiers are created, known ones updated, refused rows written
 * down with their line and reason. Streams, with a transaction for some thousand rows, so a run that is cut off has
 * kept what it counted and can simply be started again; a file read a second time changes nothing.
 */
export async function importRegister(context: Context, file: RegisterFile): Promise<ImportResult> {
  const now = context.clock.now();
  return continueImport(context, await inTransaction(context.db, (tx) => openImport(tx, file, now)), file);
}

/** What is known of a file before it is read. */
export type RegisterFileFacts = Omit<RegisterFile, "stream" | "onProgress">;

/** Writes the run down, so that its page can be shown before the first row is read; answers its id. */
export async function openImport(tx: Tx, file: RegisterFileFacts, now: Instant): Promise<string> {
  const id = newId();
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
      ...noCounts,
    })
    .execute();
  const { officeId, staffId } = file;
  await recordAudit(tx, { now, officeId, staffId, action: "register-imported", subject: id });
  return id;
}

/** Does the work of a run that `openImport` wrote down. */
export function continueImport(context: Context, runId: string, file: RegisterFile): Promise<ImportResult> {
  const startedAt = context.clock.now();
  return saveReading(context, { runId, startedAt, file }, readRegister(file.stream, dayOf(startedAt)));
}

/** `importRegister` for a file on this machine, which another thread reads and checks while this one saves. */
export async function importRegisterAt(
  context: Context,
  path: string,
  file: Omit<RegisterFile, "stream">,
): Promise<ImportResult> {
  const startedAt = context.clock.now();
  const runId = await inTransaction(context.db, (tx) => openImport(tx, file, startedAt));
  return saveReading(context, { runId, startedAt, file }, readRegisterAside(path, dayOf(startedAt)));
}

interface Run {
  runId: string;
  startedAt: Instant;
  file: Omit<RegisterFile, "stream">;
}

async function saveReading(
  context: Context,
  { runId, startedAt, file }: Run,
  { portions, bytesRead, digest }: RegisterReading,
): Promise<ImportResult> {
  const { officeId, bytesTotal, onProgress } = file;
  const saving = saveRegister(context, { runId, officeId, startedAt, bytesRead });
  try {
    for await (const portion of portions) {
      const counts = await saving.take(portion);
      onProgress?.({ bytesRead: bytesRead(), bytesTotal, rowsRead: counts.rows_read });
    }
    return { runId, unreadable: undefined, counts: await saving.finish(digest()) };
  } catch (error) {
    if (!(error instanceof UnreadableRegister)) throw error;
    return { runId, unreadable: error.reason, counts: await saving.fail(error) };
  }
}

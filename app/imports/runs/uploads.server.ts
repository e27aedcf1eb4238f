import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { keptFileHours } from "./import-run.ts";
import { hasEnded, processName } from "#app/platform/process-name.server.ts";

/**
 * The folder of uploaded registers. They contain applicants' names, so none stays longer than its run: a file's name
 * contains the process that received it, and it is removed when its run has ended or that process has ended without
 * starting one.
 */
export function uploadsFolder(context: Context): string {
  return join(context.settings.dataFolder, "uploads");
}

/** A name for a file that this process is about to receive. */
export function newUploadName(): string {
  return `${processName()}_${newId()}`;
}

/**
 * Age after which an upload of another machine without a run is removed: this process cannot see whether it is still
 * being received.
 */
const forgottenAfterMilliseconds = 24 * 3_600_000;

/** Removes the uploads that no run needs and no living process receives; returns their number. */
export async function sweepUploads(context: Context): Promise<number> {
  const folder = uploadsFolder(context);
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) return 0;
  // The file of a trial that has ended stays for a day.
  await context.db
    .updateTable("import_runs")
    .set({ upload: null })
    .where("upload", "is not", null)
    .where("progress_at", "<", addMinutes(context.clock.now(), -60 * keptFileHours))
    .where((eb) => eb.or([eb("finished_at", "is not", null), eb("failed_reason", "is not", null)]))
    .execute();
  const runs = await context.db.selectFrom("import_runs").where("upload", "is not", null).select("upload").execute();
  const needed = new Set(runs.map(({ upload }) => upload));
  let removed = 0;
  for (const name of names) {
    if (needed.has(name) || !(await isForgotten(join(folder, name), name))) continue;
    await rm(join(folder, name), { force: true });
    removed += 1;
  }
  return removed;
}

async function isForgotten(path: string, name: string): Promise<boolean> {
  const receiver = name.split("_").slice(0, -1).join("_");
  // Earlier versions named the files by an id alone.
  if (receiver === "" || hasEnded(receiver)) return true;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > forgottenAfterMilliseconds;
}

/** Removes the file of a run that has ended. */
export async function removeUpload(context: Context, name: string): Promise<void> {
  await rm(join(uploadsFolder(context), name), { force: true });
}

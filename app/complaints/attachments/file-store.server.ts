import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { attachmentsFolder } from "#app/platform/data-folder/data-identity.server.ts";
import type { Settings } from "#app/platform/settings.server.ts";
import { largestFile, nameForDisplay, type FileProblem } from "./attachment.ts";

/**
 * The folder of attachments below the data folder: random names, readable by the product's own account only.
 *
 * - `attachments/{name}`: a file that a case in the database names. Only the erasure of a case removes it.
 * - `attachments/arriving/{name}`: a file that no case has claimed yet. Only what lies here is ever swept.
 * - `attachments/set-aside/{day}/{name}`: what was swept, until it is removed some weeks later.
 */
type FolderSettings = Pick<Settings, "dataFolder">;

/** Where files wait until a case in the database names them. */
export function arrivingFolder(settings: FolderSettings): string {
  return join(attachmentsFolder(settings), "arriving");
}

/** The folder of swept files, which stay for some weeks, with one folder a day. */
export function setAsideFolder(settings: FolderSettings): string {
  return join(attachmentsFolder(settings), "set-aside");
}

const storedNamePattern = /^[0-9a-f]{32}$/;

/** Throws for a name that this product did not make, so that no path can be injected. */
function checked(storedName: string): string {
  if (!storedNamePattern.test(storedName)) throw new Error("not the name of a stored file");
  return storedName;
}

/** The path of a file that a case has claimed. */
function claimedPath(settings: FolderSettings, storedName: string): string {
  return join(attachmentsFolder(settings), checked(storedName));
}

/** The path of a file that no case has claimed yet. */
export function arrivingPath(settings: FolderSettings, storedName: string): string {
  return join(arrivingFolder(settings), checked(storedName));
}

/** All paths at which a file of a case can be. */
export function storedPaths(settings: FolderSettings, storedName: string): string[] {
  return [claimedPath(settings, storedName), arrivingPath(settings, storedName)];
}

/** A sent file as it lies in the folder, before it is examined. */
export interface ArrivedFile {
  storedName: string;
  originalName: string;
  sentSha256: string;
}

export type Arrival = { ok: true; file: ArrivedFile } | { ok: false; problem: FileProblem };

/** Writes a sent file to the folder of arriving files while it streams in; of one that is too large nothing stays. */
export async function storeArrival(
  settings: FolderSettings,
  sentName: string,
  content: AsyncIterable<Uint8Array>,
): Promise<Arrival> {
  await mkdir(arrivingFolder(settings), { recursive: true, mode: 0o700 });
  const storedName = randomBytes(16).toString("hex");
  const path = arrivingPath(settings, storedName);
  const hash = createHash("sha256");
  let bytes = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const part of content) {
      bytes += part.length;
      // Read on to the end of the form, but keep nothing more.
      if (bytes > largestFile) continue;
      hash.update(part);
      await writeAll(file, part);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
  const problem = bytes === 0 ? "empty" : bytes > largestFile ? "tooLarge" : undefined;
  if (problem === undefined) {
    return { ok: true, file: { storedName, originalName: nameForDisplay(sentName), sentSha256: hash.digest("hex") } };
  }
  await rm(path, { force: true });
  return { ok: false, problem };
}

async function writeAll(file: FileHandle, part: Uint8Array): Promise<void> {
  let from = 0;
  while (from < part.length) from += (await file.write(part, from)).bytesWritten;
}

/** Moves an arrived file to the files of cases, after the case that names it was committed. */
export async function moveToClaimed(settings: FolderSettings, storedName: string): Promise<void> {
  await rename(arrivingPath(settings, storedName), claimedPath(settings, storedName));
}

/** Removes arrived files of a form that was refused or sent twice. */
export async function removeArrivals(
  settings: FolderSettings,
  files: readonly Pick<ArrivedFile, "storedName">[],
): Promise<void> {
  await Promise.all(files.map(({ storedName }) => rm(arrivingPath(settings, storedName), { force: true })));
}

/**
 * Opens a file of a case for reading; undefined if it is not on the disk. If a process died right after the case was
 * committed, the file is still among the arriving ones.
 */
export async function openStored(settings: FolderSettings, storedName: string): Promise<FileHandle | undefined> {
  for (const path of storedPaths(settings, storedName)) {
    try {
      return await open(path);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return undefined;
}

/** Whether a file of a case is on the disk and can be read. */
export async function isStored(settings: FolderSettings, storedName: string): Promise<boolean> {
  const file = await openStored(settings, storedName).catch(() => undefined);
  await file?.close();
  return file !== undefined;
}

/** The arriving files last written before the time `before` (milliseconds since 1970). */
export async function listArrivals(settings: FolderSettings, before: number): Promise<string[]> {
  const folder = arrivingFolder(settings);
  const old: string[] = [];
  for (const name of await namesIn(folder)) {
    const file = await stat(join(folder, name)).catch(() => undefined);
    if (file !== undefined && file.mtimeMs < before) old.push(name);
  }
  return old;
}

/** Moves an arriving file to the files set aside on a day. */
export async function setAside(settings: FolderSettings, name: string, day: string): Promise<void> {
  const folder = join(setAsideFolder(settings), day);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(join(arrivingFolder(settings), name), join(folder, name));
}

/** Removes the files set aside before a day; returns their number. */
export async function removeSetAside(settings: FolderSettings, before: string): Promise<number> {
  let removed = 0;
  for (const day of await namesIn(setAsideFolder(settings))) {
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || day >= before) continue;
    const folder = join(setAsideFolder(settings), day);
    removed += (await namesIn(folder)).length;
    await rm(folder, { recursive: true, force: true });
  }
  return removed;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

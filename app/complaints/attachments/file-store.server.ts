import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { Settings } from "#app/platform/settings.server.ts";
import { isPicture, largestFile, nameForDisplay, type FileProblem, type KeptFile } from "./attachment.ts";
import { examineFile, mostPixels } from "./examine-file.server.ts";

/** The folder of attachments below the data folder: random names, readable by the product's own account only. */
function folderOf(settings: Pick<Settings, "dataFolder">): string {
  return join(settings.dataFolder, "attachments");
}

const storedNamePattern = /^[0-9a-f]{32}$/;

/** The path of a stored file; throws on a name this product did not make, so that no path can be smuggled in. */
export function pathOf(settings: Pick<Settings, "dataFolder">, storedName: string): string {
  if (!storedNamePattern.test(storedName)) throw new Error("not the name of a stored file");
  return join(folderOf(settings), storedName);
}

/** A sent file as it lies in the folder, before it is examined. */
export interface ArrivedFile {
  storedName: string;
  originalName: string;
  sentSha256: string;
}

export type Arrival = { ok: true; file: ArrivedFile } | { ok: false; problem: FileProblem };

/** Writes a sent file to the folder while it streams in; of one that is too large nothing stays. */
export async function storeArrival(
  settings: Pick<Settings, "dataFolder">,
  sentName: string,
  content: AsyncIterable<Uint8Array>,
): Promise<Arrival> {
  await mkdir(folderOf(settings), { recursive: true, mode: 0o700 });
  const storedName = randomBytes(16).toString("hex");
  const path = pathOf(settings, storedName);
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

export type Keeping = { ok: true; file: KeptFile } | { ok: false; problem: FileProblem };

/** Examines an arrived file and makes it fit to be kept: pictures anew, everything else as it is. A refused one is removed. */
export async function keepArrival(settings: Pick<Settings, "dataFolder">, arrived: ArrivedFile): Promise<Keeping> {
  const path = pathOf(settings, arrived.storedName);
  try {
    const finding = await examineFile(path, arrived.originalName);
    if (!finding.ok) return await discard(path, finding.problem);
    const { mediaType } = finding;
    if (isPicture(mediaType) && !(await makePictureAnew(path))) return await discard(path, "broken");
    const { bytes, sha256 } = await measure(path);
    return { ok: true, file: { ...arrived, mediaType, bytes, sha256 } };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function discard(path: string, problem: FileProblem): Promise<Keeping> {
  await rm(path, { force: true });
  return { ok: false, problem };
}

/** The longer side of a kept picture in pixels: enough to read a photographed page. */
const longestSide = 4000;

/**
 * Draws the picture again in its own format, upright, without EXIF, GPS or anything else the camera wrote beside it.
 * False when it cannot be drawn.
 */
async function makePictureAnew(path: string): Promise<boolean> {
  const anew = `${path}.anew`;
  try {
    const picture = await sharp(path, { limitInputPixels: mostPixels, failOn: "error" })
      .autoOrient()
      .resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true })
      .toBuffer();
    const file = await open(anew, "wx", 0o600);
    await file.writeFile(picture);
    await file.sync();
    await file.close();
    await rename(anew, path);
    return true;
  } catch {
    await rm(anew, { force: true });
    return false;
  }
}

async function measure(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  const file = await open(path);
  let bytes = 0;
  for await (const part of file.createReadStream() as AsyncIterable<Buffer>) {
    hash.update(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Removes stored files that nothing needs any more. */
export async function removeFiles(
  settings: Pick<Settings, "dataFolder">,
  files: readonly Pick<ArrivedFile, "storedName">[],
): Promise<void> {
  await Promise.all(files.map(({ storedName }) => rm(pathOf(settings, storedName), { force: true })));
}

/** The files in the folder last written before the time `before` (milliseconds since 1970). */
export async function listStoredFiles(settings: Pick<Settings, "dataFolder">, before: number): Promise<string[]> {
  await mkdir(folderOf(settings), { recursive: true, mode: 0o700 });
  const names = await readdir(folderOf(settings));
  const old: string[] = [];
  for (const name of names) {
    const file = await stat(join(folderOf(settings), name)).catch(() => undefined);
    if (file !== undefined && file.mtimeMs < before) old.push(name);
  }
  return old;
}

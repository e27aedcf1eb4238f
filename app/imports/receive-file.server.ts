import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Context } from "#app/platform/context.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { bodyOf, isMultipart, readParts } from "#app/platform/multipart.server.ts";
import { largestFileBytes } from "./import-run.ts";

/** An uploaded file, kept below the data folder until its import has ended. */
export interface ReceivedFile {
  path: string;
  /** The name it had at its sender's. */
  fileName: string;
  bytes: number;
}

export type Reception = { outcome: "received"; file: ReceivedFile } | { outcome: "no-file" } | { outcome: "too-large" };

class FileTooLarge extends Error {}

function uploadsFolder(context: Context): string {
  return join(context.settings.dataFolder, "uploads");
}

/** Takes the file of the form field `field` straight from the network to the disk: it is never whole in memory. */
export async function receiveFile(context: Context, request: Request, field: string): Promise<Reception> {
  const type = request.headers.get("Content-Type");
  if (!isMultipart(type)) return { outcome: "no-file" };
  const folder = uploadsFolder(context);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeForgotten(folder);
  const path = join(folder, newId());
  let fileName = "";
  try {
    for await (const part of readParts(bodyOf(request), type)) {
      if (part.kind !== "file" || part.name !== field || part.fileName === "" || fileName !== "") continue;
      fileName = basename(part.fileName.replaceAll("\\", "/")).slice(0, longestFileName);
      await pipeline(limited(part.content), createWriteStream(path, { mode: 0o600 }));
    }
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof FileTooLarge) return { outcome: "too-large" };
    // A form that breaks off halfway is as good as none.
    context.log.warn({ err: error }, "upload not received");
    return { outcome: "no-file" };
  }
  const bytes = fileName === "" ? 0 : (await stat(path)).size;
  if (bytes > 0) return { outcome: "received", file: { path, fileName, bytes } };
  await rm(path, { force: true });
  return { outcome: "no-file" };
}

export async function discardFile(file: ReceivedFile): Promise<void> {
  await rm(file.path, { force: true });
}

const longestFileName = 200;

async function* limited(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > largestFileBytes) throw new FileTooLarge();
    yield chunk;
  }
}

const forgottenAfterMilliseconds = 24 * 3_600_000;

/** Files left by a process that was ended while it imported them. */
async function removeForgotten(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    const isOld = found !== undefined && Date.now() - found.mtimeMs > forgottenAfterMilliseconds;
    if (isOld) await rm(join(folder, name), { force: true });
  }
}

import { createWriteStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Context } from "#app/platform/context.server.ts";
import { visibleText } from "#app/platform/text/visible-text.ts";
import { bodyOf, isMultipart, readParts, UnreadableForm } from "#app/platform/forms/multipart.server.ts";
import { largestFileBytes } from "./import-run.ts";
import { newUploadName, uploadsFolder } from "./uploads.server.ts";

/** An uploaded file, stored in the data folder until its import has ended. */
export interface ReceivedFile {
  path: string;
  /** The file's name on the sender's machine. */
  fileName: string;
  bytes: number;
}

/** `not-stored`: this machine could not write the file. */
export type Reception =
  | { outcome: "received"; file: ReceivedFile }
  | { outcome: "no-file" }
  | { outcome: "too-large" }
  | { outcome: "not-stored" };

class FileTooLarge extends Error {}

/** Writes the file of the form field `field` from the network to the disk; it is never completely in memory. */
export async function receiveFile(context: Context, request: Request, field: string): Promise<Reception> {
  const type = request.headers.get("Content-Type");
  if (!isMultipart(type)) return { outcome: "no-file" };
  const folder = uploadsFolder(context);
  const path = join(folder, newUploadName());
  let fileName = "";
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for await (const part of readParts(bodyOf(request), type)) {
      if (part.kind !== "file" || part.name !== field || part.fileName === "" || fileName !== "") continue;
      fileName = visibleText(basename(part.fileName.replaceAll("\\", "/"))).slice(0, longestFileName);
      await pipeline(limited(part.content), createWriteStream(path, { mode: 0o600 }));
    }
  } catch (error) {
    // A file that cannot be removed now is removed at the next start; the first error is thrown.
    await rm(path, { force: true }).catch((second: unknown) => {
      context.log.error({ err: second }, "part of an upload not removed");
    });
    if (error instanceof FileTooLarge) return { outcome: "too-large" };
    if (isOfTheDisk(error)) {
      context.log.error({ err: error }, "upload not stored");
      return { outcome: "not-stored" };
    }
    if (!(error instanceof UnreadableForm)) throw error;
    // An interrupted form counts as not sent.
    context.log.warn({ err: error }, "upload not received");
    return { outcome: "no-file" };
  }
  const bytes = fileName === "" ? 0 : (await stat(path)).size;
  if (bytes > 0) return { outcome: "received", file: { path, fileName, bytes } };
  await rm(path, { force: true });
  return { outcome: "no-file" };
}

/**
 * Whether this machine could not make or write the file: no room, no right, a read-only disk, a file that may not grow.
 * The operating system names the call then; a body that breaks off or cannot be read has none.
 */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
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

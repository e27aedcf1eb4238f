import { Readable } from "node:stream";
import type { Context } from "#app/platform/context.server.ts";
import { nameForDownload, savedAs } from "./attachment.ts";
import { openStored } from "./file-store.server.ts";
import type { HandedFile } from "./find-attachment.server.ts";

/**
 * The answer that streams a file: always saved, never shown in the page's own origin, kept by no cache. 404 where the
 * file is gone from the disk.
 */
export async function handOut(context: Context, file: HandedFile | undefined): Promise<Response> {
  if (file === undefined) return new Response(null, { status: 404 });
  const opened = await openStored(context.settings, file.storedName);
  if (opened === undefined) {
    context.log.error({ storedName: file.storedName }, "a stored file is gone");
    return new Response(null, { status: 404 });
  }
  const body = Readable.toWeb(opened.createReadStream()) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Length": String(file.bytes),
      "Content-Disposition": savedAs(nameForDownload(file.name, file.mediaType)),
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}

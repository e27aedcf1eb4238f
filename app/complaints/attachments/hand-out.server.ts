import { Readable } from "node:stream";
import { redirect } from "@remix-run/node";
import type { Context } from "#app/platform/context.server.ts";
import { nameForDownload, savedAs } from "./attachment.ts";
import { openStored } from "./file-store.server.ts";
import type { HandedFile } from "./find-attachment.server.ts";

/**
 * Streams a file as a download: never shown in the page's own origin, never cached. If the file is missing on the disk,
 * redirects to the list of files on `page`, which says so; 404 if the case has no such file.
 */
export async function handOut(context: Context, file: HandedFile | undefined, page: string): Promise<Response> {
  if (file === undefined) return new Response(null, { status: 404 });
  const opened = await openStored(context.settings, file.storedName).catch((error: unknown) => {
    context.log.error({ err: error }, "a stored file cannot be read");
    return undefined;
  });
  if (opened === undefined) {
    context.log.error({ storedName: file.storedName }, "a stored file is gone");
    return redirect(`${page}#attachments`, 303);
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

import { Readable } from "node:stream";
import { redirect } from "@remix-run/node";
import type { Context } from "#app/platform/context.server.ts";
import { nameForDownload, savedAs } from "./attachment.ts";
import { openStored } from "./file-store.server.ts";
import type { HandedFile } from "./find-attachment.server.ts";

/**
 * The answer that streams a file: always saved, never shown in the page's own origin, kept by no cache. Where the file is
 * gone from the disk it leads to the list of files on `page`, which says so; 404 where there is no such file at all.
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

import etag from "etag";
import fresh from "fresh";

/** ETag and 304 for public files. The tag is a hash of the body; it is weak, because the body may be compressed. */

/** Anybody may cache the response but must revalidate it each time, so that a new rating shows at once. */
export const cachedByAll = "public, max-age=0, must-revalidate";

/** Only the reader's own browser may keep it, and asks each time: a page in their language, with a nonce of its own. */
export const cachedByReader = "private, max-age=0, must-revalidate";

/** The tag of an answer that says this. */
export function tagOf(text: string): string {
  return etag(text, { weak: true });
}

/** Whether who asks has the answer with this tag already. */
export function isFresh({ headers }: Request, tag: string): boolean {
  return fresh(Object.fromEntries(headers), { etag: tag });
}

/** The same by the value of `If-None-Match`. */
export function isFreshTag(ifNoneMatch: string | null, tag: string): boolean {
  return ifNoneMatch !== null && fresh({ "if-none-match": ifNoneMatch }, { etag: tag });
}

/** A public file that anybody may cache and any origin may read; 304 if the client has it. */
export function publicFile(request: Request, text: string, contentType: string, fileName?: string): Response {
  const tag = tagOf(text);
  const headers = new Headers({ "Cache-Control": cachedByAll, "Access-Control-Allow-Origin": "*", ETag: tag });
  if (isFresh(request, tag)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", contentType);
  if (fileName !== undefined) headers.set("Content-Disposition", `attachment; filename="${fileName}"`);
  return new Response(text, { headers });
}

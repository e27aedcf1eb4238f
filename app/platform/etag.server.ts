import { createHash } from "node:crypto";

/**
 * Answers that whoever has them already need not load again: each carries a tag made of what it says, and a request that
 * names the tag is told in a few bytes that nothing has changed. Tags are weak because the answer may be compressed on
 * its way.
 */

/** Everybody may keep the answer, and asks each time whether it still holds: a new rating shows at once. */
export const cachedByAll = "public, max-age=0, must-revalidate";

/** Only the reader's own browser may keep it, and asks each time: a page in their language, with a nonce of its own. */
export const cachedByReader = "private, max-age=0, must-revalidate";

/** The tag of an answer that says this. */
export function tagOf(text: string): string {
  return `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
}

/** Whether who asks has the answer with this tag already. */
export function isFresh(request: Request, tag: string): boolean {
  const kept = (request.headers.get("If-None-Match") ?? "").split(",").map((one) => one.trim());
  return kept.includes("*") || kept.some((one) => one.replace(/^W\//, "") === tag.replace(/^W\//, ""));
}

/** A public file that anybody may keep and any page may read; 304 where it is kept already. */
export function publicFile(request: Request, text: string, contentType: string, fileName?: string): Response {
  const tag = tagOf(text);
  const headers = new Headers({ "Cache-Control": cachedByAll, "Access-Control-Allow-Origin": "*", ETag: tag });
  if (isFresh(request, tag)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", contentType);
  if (fileName !== undefined) headers.set("Content-Disposition", `attachment; filename="${fileName}"`);
  return new Response(text, { headers });
}

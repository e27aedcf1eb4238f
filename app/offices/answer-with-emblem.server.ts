import type { Context } from "#app/platform/context.server.ts";
import { isFresh } from "#app/platform/etag.server.ts";
import { findPicture } from "./find-emblem.server.ts";

/** The address contains the digest, so what it answers never changes. */
const cachedForGood = "public, max-age=31536000, immutable";

/** Answers with the picture of a digest, 304 if the client has it, 404 if no office has it any more. */
export async function answerWithEmblem(
  { db }: Pick<Context, "db">,
  request: Request,
  digest: string,
): Promise<Response> {
  const picture = /^[\da-f]{64}$/.test(digest) ? await findPicture(db, digest) : undefined;
  if (picture === undefined) return new Response(null, { status: 404 });
  const tag = `"${digest}"`;
  const headers = new Headers({ "Cache-Control": cachedForGood, ETag: tag });
  if (isFresh(request, tag)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", picture.type);
  headers.set("Content-Length", String(picture.content.length));
  headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
  return new Response(new Uint8Array(picture.content), { headers });
}

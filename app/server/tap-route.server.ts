import { Router, type Request } from "express";
import { languageOf } from "#app/i18n/language.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { giveRating } from "#app/ratings/give-rating.server.ts";
import { readScore } from "#app/ratings/rating.ts";
import { visitorOf } from "./visitor.server.ts";

/** A tap's form is `score=5`; whatever is longer is no bare tap. */
const longestTap = 64;

/**
 * The short way for a tap on the five faces: the same command as the rating page's own action, behind the same guards,
 * answered without the machinery of a page, because on a busy morning nearly every request is one. It answers only a
 * tap that counts; everything else goes on to the page with its body untouched, so that no answer is worded twice.
 */
export function tapRoute(context: Context): Router {
  const router = Router();
  router.post("/r/:code", (request, response, next) => {
    countedCode(context, request, request.params.code).then((code) => {
      // Nobody is there to answer any more.
      if (request.socket.destroyed) return;
      if (code === undefined) next();
      else response.writeHead(303, { Location: `/r/${code}/details` }).end();
    }, next);
  });
  return router;
}

/** The code of the receipt whose rating the request's tap now is; undefined when that is for the page to answer. */
async function countedCode(context: Context, request: Request, code: string): Promise<string | undefined> {
  const score = readScore(new URLSearchParams(await peekForm(request)).get("score"));
  if (score === undefined) return undefined;
  const language = languageOf({
    url: `http://page${request.originalUrl}`,
    headers: { get: (name) => request.get(name) ?? null },
  });
  const visited = { ...context, visitor: visitorOf(request) };
  const given = await giveRating(visited, { code, score, source: "phone", language });
  return given.outcome === "recorded" || given.outcome === "changed" || given.outcome === "unchanged"
    ? given.receipt.code
    : undefined;
}

/** The body of a short form, left in place for whoever reads the request next; empty for anything else. */
async function peekForm(request: Request): Promise<string> {
  const length = Number(request.headers["content-length"]);
  if (!(length > 0 && length <= longestTap)) return "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "")) return "";
  let body = Buffer.alloc(0);
  while (body.length < length) {
    const piece = request.read() as Buffer | null;
    if (piece !== null) body = Buffer.concat([body, piece]);
    // Somebody who went away before the end sent nothing.
    else if (request.destroyed) return "";
    else await moreOf(request);
  }
  request.unshift(body);
  return body.toString("utf8");
}

/** Resolves when more of the body is there, or nothing more will come. */
function moreOf(request: Request): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      request.off("readable", done).off("close", done);
      resolve();
    };
    request.on("readable", done).on("close", done);
  });
}

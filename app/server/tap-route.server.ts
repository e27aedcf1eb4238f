import { Router, type NextFunction, type Request, type Response } from "express";
import { languageOf } from "#app/i18n/language.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { readScore, type Score } from "#app/ratings/rating/rating.ts";
import { answerFailure, failed } from "./failures.server.ts";
import { visitorOf } from "./visitor.server.ts";

/** A tap's form is `score=5`; whatever is longer is no bare tap. */
const longestTap = 64;

/**
 * Fast path for a tap on the five faces: the same command and guards as the rating page's action, without Remix,
 * because on a busy morning nearly every request is a tap. It answers only a tap that counts; everything else goes to
 * the page with its body untouched, so that no answer is written twice.
 */
export function tapRoute(context: Context): Router {
  const router = Router();
  router.post("/r/:code", (request, response, next) => {
    void (async () => {
      const score = readScore(new URLSearchParams(await peekForm(request)).get("score"));
      // The client has closed the connection.
      if (request.socket.destroyed) return;
      if (score === undefined) next();
      else await answerTap(context, request, response, { code: request.params.code, score, next });
    })().catch(next);
  });
  return router;
}

interface Tap {
  code: string;
  score: Score;
  next: NextFunction;
}

/** Counts the tap and leads to the page after it; one that cannot be saved gets a page that says so and can send it again. */
async function answerTap(context: Context, request: Request, response: Response, { code, score, next }: Tap) {
  const language = languageOf({
    url: context.settings.publicUrl + request.originalUrl,
    headers: { get: (name) => request.get(name) ?? null },
  });
  const visited = { ...context, visitor: visitorOf(request) };
  try {
    const given = await giveRating(visited, { code, score, source: "phone", language });
    const isCounted = given.outcome === "recorded" || given.outcome === "changed" || given.outcome === "unchanged";
    if (isCounted) response.writeHead(303, { Location: `/r/${given.receipt.code}/details` }).end();
    else next();
  } catch (error) {
    const typed = [{ name: "score", value: String(score) }];
    answerFailure(context, request, response, { incident: failed(error), typed, isTap: true });
  }
}

/** The body of a short form, put back for the next reader of the request; empty for anything else. */
async function peekForm(request: Request): Promise<string> {
  const length = Number(request.headers["content-length"]);
  if (!(length > 0 && length <= longestTap)) return "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "")) return "";
  let body = Buffer.alloc(0);
  while (body.length < length) {
    const piece = request.read() as Buffer | null;
    if (piece !== null) body = Buffer.concat([body, piece]);
    // A body that broke off is treated as nothing sent.
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

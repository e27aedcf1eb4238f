import { Router, type NextFunction, type Request, type Response } from "express";
import { languageOf } from "#app/i18n/language.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { readScore, type Score } from "#app/ratings/rating/rating.ts";
import { answerFailure, failed } from "./failures.server.ts";
import { visitorOf } from "./visitor.server.ts";

/** A tap's form is `score=5`; a longer body is not a simple tap. */
const longestTap = 64;

/**
 * Fast path for a tap on the five faces: the same command and guards as the rating page's action, but without Remix,
 * because at busy times nearly every request is a tap. It handles only a tap that counts; every other request goes to
 * the page with its body unread, so that each response is written in one place only.
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

/**
 * Counts the tap and redirects to the page after it; if it cannot be saved, answers with a page that can send it again.
 */
async function answerTap(context: Context, request: Request, response: Response, { code, score, next }: Tap) {
  const language = languageOf({
    url: context.settings.publicUrl + request.originalUrl,
    headers: { get: (name) => request.get(name) ?? null },
  });
  const visited = { ...context, visitor: visitorOf(request) };
  const typed = [{ name: "score", value: String(score) }];
  response.locals["tap"] = typed;
  try {
    const given = await giveRating(visited, { code, score, source: "phone", language });
    const isCounted = given.outcome === "recorded" || given.outcome === "changed" || given.outcome === "unchanged";
    // The time limit has passed, and the person has a page with the tap to be sent again.
    if (response.headersSent) return;
    if (isCounted) response.writeHead(303, { Location: `/r/${given.receipt.code}/details` }).end();
    else next();
  } catch (error) {
    answerFailure(context, request, response, { incident: failed(error), typed, isTap: true });
  }
}

/** Reads the body of a short form and puts it back for the next reader; empty for anything else. */
async function peekForm(request: Request): Promise<string> {
  const length = Number(request.headers["content-length"]);
  if (!(length > 0 && length <= longestTap)) return "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "")) return "";
  let body = Buffer.alloc(0);
  while (body.length < length) {
    const piece = request.read() as Buffer | null;
    if (piece !== null) body = Buffer.concat([body, piece]);
    // An interrupted body counts as empty.
    else if (request.destroyed) return "";
    else await moreOf(request);
  }
  request.unshift(body);
  return body.toString("utf8");
}

/** Resolves when more of the body has arrived or nothing more will arrive. */
function moreOf(request: Request): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      request.off("readable", done).off("close", done);
      resolve();
    };
    request.on("readable", done).on("close", done);
  });
}

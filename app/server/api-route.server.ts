import { Router, type Request, type Response } from "express";
import { apiRoutes, openApiText } from "#app/api/api.server.ts";
import { answerRequest } from "#app/api/answering/answer-request.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { cachedByAll, isFreshTag, tagOf } from "#app/platform/etag.server.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { acceptedLanguage } from "./accepted-language.server.ts";
import { answerFailure, failed } from "./failures.server.ts";
import { visitorOf } from "./visitor.server.ts";

/** The REST API below `/api/v1`, beside Remix: the same guards, and answers for software only. */
export function apiRoute(context: Context): Router {
  const router = Router();
  router.get("/api/v1/openapi.json", (request, response) => {
    const text = openApiText(context, acceptedLanguage(request));
    const tag = tagOf(text);
    response.set({ "Cache-Control": cachedByAll, "Access-Control-Allow-Origin": "*", ETag: tag });
    response.vary("Accept-Language");
    if (isFreshTag(request.get("if-none-match") ?? null, tag)) response.status(304).end();
    else response.type("application/json").send(text);
  });
  router.all("/api/v1/*", (request, response, next) => {
    answer(context, request, response).catch((error: unknown) => {
      if (response.headersSent) next(error);
      else answerFailure(context, request, response, { incident: failed(error) });
    });
  });
  return router;
}

async function answer(context: Context, request: Request, response: Response): Promise<void> {
  await letOthersGoFirst();
  const visited = { ...context, visitor: visitorOf(request) };
  const { pathname, searchParams } = new URL(request.url, "http://api");
  const answered = await answerRequest(visited, apiRoutes, {
    method: request.method,
    path: pathname.slice("/api/v1".length).replace(/(.)\/$/, "$1"),
    search: searchParams,
    language: acceptedLanguage(request),
    header: (name) => request.get(name) ?? null,
    readBody: (most) => readWhole(request, most),
  });
  // The client is gone, or the time limit has passed and the client has its answer.
  if (answered === undefined || response.headersSent || request.socket.destroyed) return;
  response.status(answered.status).set({ "Cache-Control": "no-store", ...answered.headers });
  response.vary("Accept-Language");
  response.end(request.method === "HEAD" ? undefined : answered.body);
}

/** The body; undefined if the client is gone before its end or sent more than it may. */
async function readWhole(request: Request, most: number): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > most) return undefined;
      parts.push(part);
    }
  } catch (error) {
    // The connection was cut in the middle.
    if (request.destroyed) return undefined;
    throw error;
  }
  return request.complete ? Buffer.concat(parts) : undefined;
}

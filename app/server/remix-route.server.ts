import {
  createReadableStreamFromReadable,
  createRequestHandler,
  writeReadableStreamToWritable,
  type AppLoadContext,
} from "@remix-run/node";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { Context } from "#app/platform/context.server.ts";
import { findKeptForm, keptParameter, offeredHeader } from "#app/platform/forms/kept-forms.server.ts";
import { openIncident } from "#app/platform/incident.server.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { withTyped } from "#app/platform/forms/typed-fields.server.ts";
import { problemKindOf } from "#app/ui/problem-kind.ts";
import { answerFailure, refuse } from "./failures.server.ts";
import type { PageSource } from "./web-server.server.ts";
import { visitorOf } from "./visitor.server.ts";

/** Passes a request to Remix and its response back; a failure inside becomes the product's page about a problem. */
export function remixRoute(context: Context, { build, mode }: PageSource): RequestHandler {
  const answerOf = createRequestHandler(build, mode);
  const publicOrigin = new URL(context.settings.publicUrl).origin;
  return (request: Request, response: Response, next: NextFunction) => {
    void (async () => {
      await letOthersGoFirst();
      const asked = await withKeptForm(context, remixRequest(request, response, publicOrigin));
      const loadContext: AppLoadContext = {
        ...context,
        nonce: String(response.locals["nonce"]),
        visitor: visitorOf(request),
        incident: openIncident(),
      };
      const { result: answer, typed } = await withTyped(() => answerOf(asked, loadContext));
      const { incident } = loadContext;
      if (incident.error === undefined && !isBare(answer)) {
        await send(response, answer);
        return;
      }
      await answer.body?.cancel();
      if (incident.error !== undefined) answerFailure(context, request, response, { incident, typed });
      else refuse(context, request, response, { status: answer.status, kind: problemKindOf(answer.status) });
    })().catch(next);
  };
}

/** Whether a response is a refusal without a text of the product: of a file or feed, or by the framework itself. */
function isBare({ status, body, headers }: globalThis.Response): boolean {
  return status >= 400 && (body === null || headers.has("X-Remix-Error"));
}

/**
 * Handles the address of a page with the id of a stored form as if that form were posted, but marked to be shown only:
 * so every form shows its texts again as after a mistake.
 */
async function withKeptForm(context: Context, request: globalThis.Request): Promise<globalThis.Request> {
  if (request.method !== "GET") return request;
  const url = new URL(request.url);
  const id = url.searchParams.get(keptParameter);
  const form = id === null ? undefined : await findKeptForm(context, id);
  if (id === null || form === undefined) return request;
  url.searchParams.delete(keptParameter);
  if (url.pathname !== new URL(form.address, url).pathname) return request;
  const headers = new Headers(request.headers);
  headers.set(offeredHeader, id);
  headers.set("content-type", "application/x-www-form-urlencoded");
  const body = new URLSearchParams(form.fields.map(([name, value]) => [name, value])).toString();
  return new globalThis.Request(url, { method: "POST", headers, body, signal: request.signal });
}

/**
 * The request as Remix sees it: always to the public address and without `Origin`, because the guards have already
 * decided about it. Its signal is aborted after the response too, which ends timers of Remix that wait for it.
 */
function remixRequest(request: Request, response: Response, publicOrigin: string): globalThis.Request {
  const over = new AbortController();
  response.on("close", () => {
    over.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  headers.set("host", new URL(publicOrigin).host);
  headers.delete("origin");
  headers.delete(offeredHeader);
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  return new globalThis.Request(publicOrigin + request.originalUrl, {
    method: request.method,
    headers,
    signal: over.signal,
    ...(hasBody ? { body: createReadableStreamFromReadable(request), duplex: "half" } : {}),
  });
}

async function send(response: Response, answer: globalThis.Response): Promise<void> {
  // The time limit has passed and the client has its response.
  if (response.headersSent) {
    await answer.body?.cancel();
    return;
  }
  response.status(answer.status);
  // If the route sets no cache rule, the response is private.
  if (!answer.headers.has("Cache-Control")) response.setHeader("Cache-Control", "no-store");
  // Of two policies only the last would count.
  if (answer.headers.has("Referrer-Policy")) response.removeHeader("Referrer-Policy");
  for (const [name, value] of answer.headers) response.append(name, value);
  if (answer.body === null) response.end();
  else await writeReadableStreamToWritable(answer.body, response);
}

import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { createHash } from "node:crypto";
import { renderToString } from "react-dom/server";
import { languageCookie, languageOf } from "#app/i18n/language.server.ts";
import { PageProvider } from "#app/i18n/page.tsx";
import { loggedPath } from "#app/platform/logged-path.ts";
import { isFresh, cachedByReader, tagOf } from "./platform/etag.server.ts";
import citizenStyle from "#app/ui/citizen.css?inline";

/**
 * Lets the citizen's inline style apply on a page the browser has kept: the nonce in it is then of an earlier answer, and
 * the policy that came with "nothing has changed" names another one.
 */
const styleHash = createHash("sha256").update(citizenStyle).digest("base64");

/** Read by the server, for the policy of every page and for its own pages about problems. */
export const inlineStyle = { text: citizenStyle, hash: styleHash };

/** Renders a page to one string: no streaming and no client script, so the citizen has it all in one response. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  const url = new URL(request.url);
  const told = remix.staticHandlerContext.errors === null ? {} : { incident: noteRefusal(request, status, context) };
  const page = { language: languageOf(request), address: url.pathname + url.search, nonce: context.nonce, ...told };
  const html = renderToString(
    <PageProvider page={page}>
      <RemixServer context={remix} url={request.url} />
    </PageProvider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  const cookie = languageCookie(request, context.settings.publicUrl);
  if (cookie !== undefined) headers.append("Set-Cookie", cookie);
  if (headers.get("Cache-Control") === cachedByReader && status === 200) {
    // What the page says, without the nonce, which is another one each time.
    const tag = tagOf(html.replaceAll(context.nonce, ""));
    headers.set("ETag", tag);
    headers.append("Vary", "Cookie");
    if (isFresh(request, tag)) return new Response(null, { status: 304, headers });
  }
  return new Response(`<!doctype html>${html}`, { status, headers });
}

/** Logs that a page was refused, with the number that stands on it; a failure is logged by the server, with its error. */
function noteRefusal(request: Request, status: number, { incident, log }: AppLoadContext): string {
  const asked = { method: request.method, path: loggedPath(new URL(request.url).pathname) };
  if (incident.error === undefined) log.info({ incident: incident.number, ...asked, status }, "refused");
  return incident.number;
}

/** Notes the error with the request's incident: the server logs it and answers with the page that has its number. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  // The reader went away: nobody is there to answer, and nothing went wrong.
  if (request.signal.aborted && error === request.signal.reason) return;
  // An address or method that does not exist is the asker's mistake: no error of ours, and nothing to fill the log with.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  context.incident.error ??= error;
}

import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { createHash } from "node:crypto";
import { renderToString } from "react-dom/server";
import { findOfferedLanguages, type LoadedLanguage } from "#app/i18n/further-languages.server.ts";
import { furtherLanguageOf, languageCookie, languageOf } from "#app/i18n/language.server.ts";
import { PageProvider } from "#app/i18n/page.tsx";
import { loggedPath } from "#app/platform/logged-path.ts";
import { isFresh, cachedByReader, tagOf } from "./platform/etag.server.ts";
import citizenStyle from "#app/ui/citizen.css?inline";

/**
 * The hash allows the inline style of citizens' pages on a page from the browser's cache: its nonce belongs to an
 * earlier response, while the policy of the "not modified" response has a new one.
 */
const styleHash = createHash("sha256").update(citizenStyle).digest("base64");

/** Used by the server, for the policy of every page and for its own pages about problems. */
export const inlineStyle = { text: citizenStyle, hash: styleHash };

/**
 * Renders a page to one string: without streaming and client script, so that the citizen gets everything in one
 * response.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  const url = new URL(request.url);
  const refusal = remix.staticHandlerContext.errors === null ? {} : { incident: noteRefusal(request, status, context) };
  const languages = isForStaff(remix) ? [] : await offeredLanguages(context);
  const offered = languages.map(({ code, name }) => ({ code, name }));
  const address = url.pathname + url.search;
  const page = { language: languageOf(request), offered, address, nonce: context.nonce, ...refusal };
  const render = (further?: LoadedLanguage) =>
    renderToString(
      <PageProvider page={{ ...page, further }}>
        <RemixServer context={further === undefined ? remix : withoutStream(remix)} url={request.url} />
      </PageProvider>,
    );
  const html = renderWhole(render, furtherLanguageOf(request, languages));
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  const cookie = languageCookie(request, context.settings.publicUrl, offered);
  if (cookie !== undefined) headers.append("Set-Cookie", cookie);
  if (headers.get("Cache-Control") === cachedByReader && status === 200) {
    // The ETag is computed without the nonce, which differs every time.
    const tag = tagOf(html.replaceAll(context.nonce, ""));
    headers.set("ETag", tag);
    headers.append("Vary", "Cookie");
    if (isFresh(request, tag)) return new Response(null, { status: 304, headers });
  }
  return new Response(`<!doctype html>${html}`, { status, headers });
}

/** The page in the further language if that has every text of it, else in a language of the product: never a mixture. */
function renderWhole(render: (further?: LoadedLanguage) => string, further: LoadedLanguage | undefined): string {
  if (further === undefined) return render();
  const before = further.missing();
  const html = render(further);
  return further.missing() === before ? html : render();
}

/** The stream of data for a client script, which no page has, can be read only once. */
function withoutStream(remix: EntryContext): EntryContext {
  const { serverHandoffStream: _unused, ...rest } = remix;
  return rest;
}

function isForStaff({ staticHandlerContext, routeModules }: EntryContext): boolean {
  return staticHandlerContext.matches.some(({ route }) => {
    const handle = routeModules[route.id]?.handle as { shell?: string } | undefined;
    return handle?.shell === "staff";
  });
}

/** Without its database, the product still answers in its own languages. */
async function offeredLanguages({ db }: AppLoadContext): Promise<LoadedLanguage[]> {
  return findOfferedLanguages(db).catch(() => []);
}

/** Logs a refused page with the number shown on it; the server logs a failure, with its error. */
function noteRefusal(request: Request, status: number, { incident, log }: AppLoadContext): string {
  const asked = { method: request.method, path: loggedPath(new URL(request.url).pathname) };
  if (incident.error === undefined) log.info({ incident: incident.number, ...asked, status }, "refused");
  return incident.number;
}

/** Stores the error in the request's incident: the server logs it and answers with the page that shows its number. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  // The client has disconnected: nobody needs a response, and nothing failed.
  if (request.signal.aborted && error === request.signal.reason) return;
  // An unknown address or method is the client's mistake: not an error of ours, and not logged as one.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  context.incident.error ??= error;
}

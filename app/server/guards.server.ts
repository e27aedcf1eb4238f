import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import helmet, { type HelmetOptions } from "helmet";
import type { NextFunction, Request, Response } from "express";
import { largestBody } from "#app/platform/forms/body-sizes.ts";
import { isMultipart } from "#app/platform/forms/multipart.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Settings } from "#app/platform/settings.server.ts";
import { frameStyle, isFramePage } from "#app/figures/column/column-fragment.ts";
import { isTabletPage } from "#app/ratings/kiosk/kiosk-screen.ts";
import { hasPrintScript, printScript } from "#app/ui/print-script.ts";
import { isHost, normalizedAddress } from "./address.ts";
import { refuse } from "./failures.server.ts";

/** The edge of the HTTP process: what every request passes before Remix sees it. */

/** The inline style of citizens' pages: its text, and its SHA-256 in base64. */
export interface InlineStyle {
  text: string;
  hash: string;
}

/**
 * Sets the security headers of every response. The nonce allows this page's own inline style and nothing else inline.
 * The style's hash allows it on a page from the browser's cache, which has an older nonce.
 */
export function securityHeaders(settings: Settings, style?: InlineStyle) {
  const writeHeaders = helmet(headersOf(settings, style));
  return (request: Request, response: Response, next: NextFunction) => {
    response.locals["nonce"] = randomBytes(16).toString("base64");
    response.locals["publicUrl"] = settings.publicUrl;
    response.locals["style"] = style?.text ?? "";
    const camera = isTabletPage(pathOf(request)) ? "(self)" : "()";
    response.setHeader("Permissions-Policy", `camera=${camera}, microphone=(), geolocation=()`);
    writeHeaders(request, response, () => {
      if (isFramePage(pathOf(request))) response.removeHeader("X-Frame-Options");
      next();
    });
  };
}

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const printHash = hashOf(printScript);
const frameHash = hashOf(frameStyle);

function pathOf(request: IncomingMessage): string {
  return normalizedAddress(request.url ?? "/") ?? "/";
}

/**
 * The script that a page may run: none, but for the print button on the sheets to print (decision 0048) and the script
 * of a tablet at a counter with what it loads (decision 0053).
 */
function scriptOf(request: IncomingMessage, response: object): string {
  const path = pathOf(request);
  if (isTabletPage(path)) return nonceOf(request, response);
  return hasPrintScript(path) ? printHash : "'none'";
}

function nonceOf(_request: unknown, response: object): string {
  return `'nonce-${String((response as Response).locals["nonce"])}'`;
}

function headersOf(settings: Settings, style: InlineStyle | undefined): HelmetOptions {
  const isSecure = settings.publicUrl.startsWith("https:");
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [
          (request) => (isFramePage(pathOf(request)) ? frameHash : "'self'"),
          nonceOf,
          ...(style === undefined ? [] : [`'sha256-${style.hash}'`]),
        ],
        scriptSrc: [scriptOf],
        connectSrc: [(request) => (isTabletPage(pathOf(request)) ? "'self'" : "'none'")],
        imgSrc: ["'self'", "data:"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: [(request) => (isFramePage(pathOf(request)) ? "*" : "'none'")],
        upgradeInsecureRequests: isSecure ? [] : null,
      },
    },
    // Not "no-referrer", with which browsers send "Origin: null" with every form.
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: isSecure && { maxAge: 31_536_000, includeSubDomains: settings.hstsSubdomains },
    // Headers for old browsers and plug-ins; none of them changes a page of the product.
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  };
}

/** Headers in which a proxy reports the original request; without a trusted proxy they are ignored. */
const isForwarding = /^(?:x-forwarded-|forwarded$)/;

/**
 * Normalizes host and path before anything uses them. `Host` must be a name with an optional port (with TRUST_PROXY the
 * one that the proxy forwards), the path gets one spelling; anything else is refused with 400. Forwarding headers are
 * used only from a trusted proxy.
 */
export function normalizeAddress(context: Context) {
  const { settings } = context;
  const publicHost = new URL(settings.publicUrl).host;
  return (request: Request, response: Response, next: NextFunction) => {
    const host =
      (settings.trustProxy ? lastOf(request.headers["x-forwarded-host"]) : undefined) ?? request.headers.host;
    const address = normalizedAddress(request.url);
    // Set before the refusal, so that its page and the log use the normalized address as well.
    request.url = request.originalUrl = address ?? "/";
    const headers = Object.entries(request.headers).filter(([name]) => settings.trustProxy || !isForwarding.test(name));
    const asked = host ?? publicHost;
    // HTTP/1.0 knows no Host (RFC 9112, 3.2).
    const isMissing = host === undefined && request.httpVersion !== "1.0";
    request.headers = { ...Object.fromEntries(headers), host: asked };
    delete request.headers["x-forwarded-host"];
    if (address === undefined || !isHost(asked) || isMissing || namesTwoHosts(request)) {
      refuse(context, request, response, { status: 400, kind: "badAddress" });
    } else next();
  };
}

/**
 * If there are two `Host` lines, Node uses the first and other software the last: such a request is refused (RFC 9112,
 * 3.2).
 */
function namesTwoHosts({ rawHeaders }: Request): boolean {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === "host").length > 1;
}

/** The last value was added by the nearest proxy; a client can set those before it. */
function lastOf(header: string | string[] | undefined): string | undefined {
  return (Array.isArray(header) ? header.join(",") : header)?.split(",").at(-1)?.trim();
}

const knownMethods = new Set(["GET", "HEAD", "POST"]);
/** The methods of the API, besides those of pages. */
const apiMethods = new Set([...knownMethods, "PUT"]);

/** Refuses with 405 methods that no page and no form of the product uses. */
export function refuseUnknownMethods(context: Context) {
  return (request: Request, response: Response, next: NextFunction) => {
    const known = request.path.startsWith("/api/v1/") ? apiMethods : knownMethods;
    if (known.has(request.method)) next();
    else {
      response.setHeader("Allow", [...known].join(", "));
      refuse(context, request, response, { status: 405, kind: "method" });
    }
  };
}

/**
 * Answers 404 if the address contains a NUL, which PostgreSQL does not accept in a text, or if it asks for a page's
 * data as the framework's client script does: no page of the product has that script.
 */
export function refuseUnused(context: Context) {
  return (request: Request, response: Response, next: NextFunction) => {
    const { pathname, searchParams } = new URL(request.originalUrl, "http://page");
    const isUnused = pathname.endsWith(".data") || pathname.startsWith("/__manifest") || searchParams.has("_data");
    if (isUnused || request.originalUrl.includes("%00")) {
      refuse(context, request, response, { status: 404, kind: "notFound" });
    } else next();
  };
}

/** Refuses with 403 a change that comes from a page of another site. */
export function refuseForeignOrigin(context: Context) {
  const ownOrigin = new URL(context.settings.publicUrl).origin;
  return (request: Request, response: Response, next: NextFunction) => {
    const isReading = request.method === "GET" || request.method === "HEAD";
    if (isReading || isOwnSite(request, ownOrigin)) next();
    else refuse(context, request, response, { status: 403, kind: "foreignOrigin" });
  };
}

/**
 * Whether the request comes from a page of this installation: from the public address or the requested host; on an
 * https installation only by https. If the browser sends no referrer, it sends `Origin: null` and, in another header,
 * whether the page was of the same site.
 */
function isOwnSite({ headers }: Request, ownOrigin: string): boolean {
  const { origin, host } = headers;
  const fetchSite = headers["sec-fetch-site"];
  if (origin === undefined) return fetchSite === undefined || fetchSite === "same-origin" || fetchSite === "none";
  if (origin === "null") return fetchSite === "same-origin";
  if (origin === ownOrigin) return true;
  if (!URL.canParse(origin)) return false;
  const sent = new URL(origin);
  return sent.host === host && (sent.protocol === "https:" || ownOrigin.startsWith("http:"));
}

const mostOf = ({ path, headers }: Request) => largestBody(path, isMultipart(headers["content-type"] ?? null));

/** Refuses a body that is too large (413) or has no length (411), before reading it. */
export function limitBody(context: Context) {
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.headers["transfer-encoding"] !== undefined) {
      refuse(context, request, response, { status: 411, kind: "lengthRequired" });
    } else if (Number(request.headers["content-length"] ?? 0) > mostOf(request)) {
      refuse(context, request, response, { status: 413, kind: "tooLarge" });
    } else next();
  };
}

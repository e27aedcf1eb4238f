import { randomBytes } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import { languageOf } from "#app/i18n/language.server.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Settings } from "#app/platform/settings.server.ts";

/** The edge of the HTTP process: what every request passes before Remix sees it. */

/**
 * Security headers of every answer; the nonce allows this page's own inline style and nothing else inline. `styleHash`
 * allows the citizen's style on a page the browser has kept, whose nonce is an older one.
 */
export function securityHeaders(settings: Settings, styleHash?: string) {
  const styles = styleHash === undefined ? "" : ` 'sha256-${styleHash}'`;
  const secure = settings.publicUrl.startsWith("https:");
  return (_request: Request, response: Response, next: NextFunction) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals["nonce"] = nonce;
    response.setHeader("Content-Security-Policy", contentSecurityPolicy(`'nonce-${nonce}'${styles}`, secure));
    // Not "no-referrer": browsers would then send "Origin: null" with every form.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (secure) response.setHeader("Strict-Transport-Security", "max-age=31536000");
    next();
  };
}

function contentSecurityPolicy(styles: string, secure: boolean): string {
  const rules = [
    "default-src 'none'",
    `style-src 'self' ${styles}`,
    "img-src 'self' data:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  if (secure) rules.push("upgrade-insecure-requests");
  return rules.join("; ");
}

const knownMethods = new Set(["GET", "HEAD", "POST"]);

/** Refuses with 405 what no page and no form of the product sends. */
export function refuseUnknownMethods(request: Request, response: Response, next: NextFunction) {
  if (knownMethods.has(request.method)) next();
  else
    response
      .setHeader("Allow", [...knownMethods].join(", "))
      .status(405)
      .end();
}

/** Answers 404 where an address holds a NUL: nothing has such a name, and PostgreSQL cannot even be asked for it. */
export function refuseNul(request: Request, response: Response, next: NextFunction) {
  if (request.originalUrl.includes("%00")) response.status(404).end();
  else next();
}

/** Refuses with 403 whatever changes something and comes from another site's page. */
export function refuseForeignOrigin(settings: Settings) {
  const ownHost = new URL(settings.publicUrl).host;
  return (request: Request, response: Response, next: NextFunction) => {
    const origin = request.headers.origin;
    const isReading = request.method === "GET" || request.method === "HEAD";
    if (isReading || isOwnSite(origin, request.headers["sec-fetch-site"], [ownHost, hostOf(request, settings)])) {
      next();
      return;
    }
    refuse(request, response, 403, "shell:errors.foreignOrigin");
  };
}

function isOwnSite(origin: string | undefined, fetchSite: unknown, hosts: readonly string[]): boolean {
  if (origin === undefined) return fetchSite === undefined || fetchSite === "same-origin" || fetchSite === "none";
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}

function hostOf(request: Request, settings: Settings): string {
  const forwarded = settings.trustProxy ? request.headers["x-forwarded-host"] : undefined;
  return (typeof forwarded === "string" ? forwarded : request.headers.host) ?? "";
}

const megabyte = 1024 * 1024;

/** Where files may come with a complaint: `/complaint` and `/r/{code}/complaint`. */
const complaintForm = /^(\/r\/[^/]+)?\/complaint\/?$/i;

/** The largest body taken, in bytes: a register file is large, a complaint may bring five files, words alone are small. */
function largestBody({ path, headers }: Request): number {
  const bringsFiles = /^multipart\/form-data\b/i.test(headers["content-type"] ?? "");
  if (bringsFiles && path.startsWith("/dossiers/import")) return 512 * megabyte;
  return bringsFiles && complaintForm.test(path) ? 52 * megabyte : megabyte / 4;
}

/** Refuses a body that is too large (413) or that does not say its length (411), before reading it. */
export function limitBody(request: Request, response: Response, next: NextFunction) {
  if (request.headers["transfer-encoding"] !== undefined) {
    refuse(request, response, 411, "shell:errors.lengthRequired");
    return;
  }
  const length = Number(request.headers["content-length"] ?? 0);
  if (length > largestBody(request)) {
    refuse(request, response, 413, "shell:errors.tooLarge");
    return;
  }
  next();
}

function refuse(
  request: Request,
  response: Response,
  status: number,
  reason: "shell:errors.foreignOrigin" | "shell:errors.tooLarge" | "shell:errors.lengthRequired",
) {
  const url = new URL(request.originalUrl, "http://page");
  const language = languageOf(new globalThis.Request(url, { headers: { Cookie: request.headers.cookie ?? "" } }));
  const text = translator(language)(reason);
  response.setHeader("Connection", "close");
  if (url.pathname.startsWith("/api/")) {
    response
      .status(status)
      .type("application/problem+json")
      .send(JSON.stringify({ status, title: text }));
    return;
  }
  response.status(status).type("text/plain; charset=utf-8").send(text);
}

import type { Context } from "#app/platform/context.server.ts";
import { cookieHeader, readCookie, type Cookie } from "#app/platform/forms/cookies.server.ts";

/**
 * The secret of a case between its sender's requests is in a cookie that the browser sends to this case's page only,
 * never in an address or a log. "sent" marks the browser that has just sent the case, to which the page shows the
 * secret.
 */
const cookieSeconds = 60 * 60;

export interface CookieSecret {
  secret: string;
  hasJustSent: boolean;
}

function cookieOf(reference: string): Cookie {
  return { name: "follow", path: `/t/${reference}` };
}

/** The Set-Cookie header that stores the secret in the browser for an hour. */
export function secretCookie(context: Context, reference: string, { secret, hasJustSent }: CookieSecret): string {
  const value = `${hasJustSent ? "sent" : "typed"}.${secret}`;
  return cookieHeader(context.settings.publicUrl, cookieOf(reference), value, cookieSeconds);
}

/** The Set-Cookie header that forgets it. */
export function expiredSecretCookie(context: Context, reference: string): string {
  return cookieHeader(context.settings.publicUrl, cookieOf(reference), "", 0);
}

/** The secret that came with a request; the browser sends only the one of the page's own case. */
export function readSecretCookie(request: Request): CookieSecret | undefined {
  const match = /^(sent|typed)\.(\w+)$/.exec(readCookie(request, cookieOf("")) ?? "");
  return match?.[2] === undefined ? undefined : { secret: match[2], hasJustSent: match[1] === "sent" };
}

import type { Context } from "#app/platform/context.server.ts";

/**
 * The secret of a case between its sender's requests: in a cookie that only this case's page is sent, never in an
 * address or a log. "sent" marks the browser that has just sent the case, where the secret is shown to be written down.
 */
const cookieName = "follow";
const keptSeconds = 60 * 60;

export interface KeptSecret {
  secret: string;
  hasJustSent: boolean;
}

function cookie(context: Context, reference: string, value: string, seconds: number): string {
  const secure = context.settings.publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${value}; Path=/t/${reference}; Max-Age=${String(seconds)}; HttpOnly; SameSite=Lax${secure}`;
}

/** The Set-Cookie header that keeps the secret for an hour. */
export function keepSecret(context: Context, reference: string, { secret, hasJustSent }: KeptSecret): string {
  return cookie(context, reference, `${hasJustSent ? "sent" : "typed"}.${secret}`, keptSeconds);
}

/** The Set-Cookie header that forgets it. */
export function forgetSecret(context: Context, reference: string): string {
  return cookie(context, reference, "", 0);
}

/** The secret that came with a request. */
export function keptSecret(request: Request): KeptSecret | undefined {
  const match = /(?:^|;\s*)follow=(sent|typed)\.(\w+)/.exec(request.headers.get("Cookie") ?? "");
  return match?.[2] === undefined ? undefined : { secret: match[2], hasJustSent: match[1] === "sent" };
}

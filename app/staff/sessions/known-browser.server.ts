import type { Context } from "#app/platform/context.server.ts";
import { cookieHeader, readCookie, type Cookie } from "#app/platform/forms/cookies.server.ts";
import { hashToken, keyedBytes, newToken } from "#app/platform/secrets.server.ts";

/**
 * The parts of an account that identify a known browser: after a change of the password every browser is unknown again.
 */
export interface KnownTo {
  id: string;
  password_hash: string;
}

/** A browser is known for a year after its last sign-in. */
const knownSeconds = 365 * 24 * 3600;

function cookieOf({ id }: KnownTo): Cookie {
  return { name: `known-${hashToken(id).slice(0, 12)}`, path: "/sign-in" };
}

function proof(context: Context, account: KnownTo, browser: string): string {
  const text = JSON.stringify([account.id, browser, account.password_hash]);
  return Buffer.from(keyedBytes(context.settings.secret, "known browser", text)).toString("base64url");
}

/** The name of the browser if somebody has signed in to the account with it before; else undefined. */
export function knownBrowser(context: Context, request: Request, account: KnownTo): string | undefined {
  const [browser = "", shown = ""] = readCookie(request, cookieOf(account))?.split(".") ?? [];
  // Compared by hash, so that timing reveals nothing about the right one.
  return hashToken(shown) === hashToken(proof(context, account, browser)) ? browser : undefined;
}

/** The cookie that makes the browser known to the account from now on. */
export function rememberBrowser(context: Context, account: KnownTo): string {
  const browser = newToken();
  const value = `${browser}.${proof(context, account, browser)}`;
  return cookieHeader(context.settings.publicUrl, cookieOf(account), value, knownSeconds);
}

import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Instant } from "#app/platform/day.ts";
import { keyedBytes } from "#app/platform/secrets.server.ts";

/**
 * The key of one form, made when its page is built: `{seconds since 1970 in base 36}.{random}.{signature}`. It says that
 * the page came from this installation and when, and it makes a form that is sent twice one form. It needs no cookie
 * and nothing stored.
 */

/** How long a key is taken, in days: a page may stay open over a week. */
export const formKeyDays = 7;

const pattern = /^([0-9a-z]{1,9})\.([\w-]{22})\.([\w-]{22})$/;
/** A clock that was put back after the page was built. */
const mostSecondsAhead = 300;

export function newFormKey(secret: string, now: Instant): string {
  const issued = Math.floor(Date.parse(now) / 1000).toString(36);
  const random = randomBytes(16).toString("base64url");
  return `${issued}.${random}.${signatureOf(secret, issued, random)}`;
}

/** Whether the key was made by this installation within the last `formKeyDays` days. */
export function isFormKey(secret: string, key: string, now: Instant): boolean {
  const [, issued, random, signature] = pattern.exec(key) ?? [];
  if (issued === undefined || random === undefined || signature === undefined) return false;
  const age = Date.parse(now) / 1000 - Number.parseInt(issued, 36);
  if (age < -mostSecondsAhead || age > formKeyDays * 86_400) return false;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(secret, issued, random)));
}

/** The first 128 bits of an HMAC-SHA256. */
function signatureOf(secret: string, issued: string, random: string): string {
  const bytes = keyedBytes(secret, "form key", `${issued}.${random}`);
  return Buffer.from(bytes.subarray(0, 16)).toString("base64url");
}

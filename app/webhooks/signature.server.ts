import { createHmac, randomBytes } from "node:crypto";

/** How a secret begins, by the convention of Standard Webhooks; what follows is base64. */
const prefix = "whsec_";

/** A new secret: 256 random bits. */
export function newSecret(): string {
  return prefix + randomBytes(32).toString("base64");
}

/** What is signed besides the body. */
interface Signed {
  /** The `webhook-id`: the same in every attempt. */
  id: string;
  /** The `webhook-timestamp`: seconds since 1970, of this attempt. */
  seconds: number;
  body: string;
}

/**
 * The value of `webhook-signature` (Standard Webhooks 1.0.0): for each secret `v1,` and the HMAC-SHA256 of
 * `{id}.{timestamp}.{body}` in base64, with a space in between. While a secret is being replaced, both sign.
 */
export function signatureOf(secrets: readonly string[], { id, seconds, body }: Signed): string {
  return secrets.map((secret) => `v1,${hmacOf(secret, `${id}.${String(seconds)}.${body}`)}`).join(" ");
}

function hmacOf(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  return createHmac("sha256", key).update(content).digest("base64");
}

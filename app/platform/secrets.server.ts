import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from "node:crypto";

/** The purposes of derived keys; each has a key of its own (HKDF-SHA256, RFC 5869). */
type Purpose = SealedPurpose | KeyedPurpose | "follow secret";

/** The purposes of derived bytes. */
type KeyedPurpose =
  | "first follow secret"
  | "trace of a tap"
  | "form key"
  | "owner of a form"
  | "late session"
  | "known browser"
  | "audit record"
  | "setup token"
  | "pairing code"
  | "request of software"
  | "invited address"
  | "link of an invitation";

/** The purposes of encryption at rest. */
type SealedPurpose =
  | "contact details"
  | "outbox message"
  | "secret check"
  | "kept form"
  | "answer to software"
  | "link secret"
  | "webhook secret"
  | "invited address"
  | "report addresses";

/**
 * Derived keys, memoized: every tap needs one, and deriving it, or reading it from bytes, takes longer than using it.
 */
const derivedKeys = new Map<string, KeyObject>();

function deriveKey(secret: string, purpose: Purpose): KeyObject {
  const name = `${purpose} ${secret}`;
  let key = derivedKeys.get(name);
  if (key === undefined) {
    key = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "hai-long", purpose, 32)));
    derivedKeys.set(name, key);
  }
  return key;
}

/** A random token for a cookie or a one-time link: 256 bits in base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The stored form of a random token: its SHA-256, so that the database alone opens no session. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The stored form of a short code that a person keeps: HMAC-SHA256 under the installation's secret. */
export function hashCode(secret: string, purpose: "follow secret", code: string): string {
  return createHmac("sha256", deriveKey(secret, purpose)).update(code).digest("hex");
}

/**
 * Derives thirty-two bytes from `input` with the installation's SECRET: the same form sent twice gets the same secret,
 * although neither the form's key nor the secret is stored.
 */
export function keyedBytes(secret: string, purpose: KeyedPurpose, input: string): Uint8Array {
  return createHmac("sha256", deriveKey(secret, purpose)).update(input).digest();
}

/** Compares two hex digests in constant time. */
export function sameDigest(left: string, right: string): boolean {
  const a = Buffer.from(left, "hex");
  const b = Buffer.from(right, "hex");
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The version of the key and format that `seal` uses, so that another one can be added later. */
const sealVersion = "v1";

/**
 * Encrypts personal data at rest: AES-256-GCM, `v1.nonce.tag.ciphertext` in base64url, bound to `owner` (the row's id).
 */
export function seal(secret: string, owner: string, plain: string, purpose: SealedPurpose = "contact details"): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(secret, purpose), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  const parts = [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"));
  return [sealVersion, ...parts].join(".");
}

/**
 * Decrypts what `seal` encrypted, and what earlier versions encrypted without a version. Throws if text, owner, purpose
 * or secret differ.
 */
export function unseal(
  secret: string,
  owner: string,
  sealed: string,
  purpose: SealedPurpose = "contact details",
): string {
  const parts = sealed.startsWith(`${sealVersion}.`) ? sealed.split(".").slice(1) : sealed.split(".");
  const [nonce, tag, body] = parts.map((part) => Buffer.from(part, "base64url"));
  if (nonce === undefined || tag === undefined || body === undefined) throw new Error("sealed text has another shape");
  const decipher = createDecipheriv("aes-256-gcm", deriveKey(secret, purpose), nonce).setAAD(Buffer.from(owner));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
}

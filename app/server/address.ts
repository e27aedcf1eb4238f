/** Normalizes an address before anything uses it, so that limits, log, tap route and pages see the same spelling. */

/** Percent-encoded letters, digits, `-`, `.`, `_` and `~`: they mean the same unencoded (RFC 3986 §6.2.2.2). */
const needlesslyEncoded = /%(?:2[DdEe]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe])/g;

const anyHost = "http://page";

/**
 * The path and query of a request's target, with dots resolved, repeated slashes joined and unnecessary percent-
 * encoding removed: `//r/CODE`, `/%72/CODE` and `/x/../r/CODE` all become `/r/CODE`. Undefined if the target is no
 * address or its path is not UTF-8.
 */
export function normalizedAddress(target: string): string | undefined {
  const address = target.startsWith("/") ? anyHost + target : target;
  if (!URL.canParse(address)) return undefined;
  const { protocol, pathname, search } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  const plain = pathname.replace(needlesslyEncoded, decodeURIComponent).replace(/\/{2,}/g, "/");
  // Decoded dots are resolved here; slashes that are repeated after that are joined.
  const path = new URL(anyHost + plain).pathname.replace(/\/{2,}/g, "/");
  return isText(path) ? path + search : undefined;
}

function isText(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const name = /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?(?::\d{1,5})?$/i;
const ipv6 = /^\[[0-9a-f:.]+\](?::\d{1,5})?$/i;

/** Whether a `Host` header is a name or an address, with an optional port. */
export function isHost(host: string): boolean {
  return host.length <= 260 && (name.test(host) || ipv6.test(host)) && URL.canParse(`http://${host}`);
}

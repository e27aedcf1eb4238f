/** Normalizes an address before anything uses it, so that limits, log, tap route and pages see the same spelling. */

/** Letters, digits, `-`, `.`, `_` and `~`, percent-encoded: the same as written plainly (RFC 3986 §6.2.2.2). */
const needlesslyEncoded = /%(?:2[DdEe]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe])/g;

const anyHost = "http://page";

/**
 * The path and query of a request's target with dots resolved, doubled slashes made one and needless percent-encoding
 * taken off: `//r/CODE`, `/%72/CODE` and `/x/../r/CODE` are all `/r/CODE`. Undefined where the target is no address or
 * its path is not UTF-8.
 */
export function settledAddress(target: string): string | undefined {
  const address = target.startsWith("/") ? anyHost + target : target;
  if (!URL.canParse(address)) return undefined;
  const { protocol, pathname, search } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  const plain = pathname.replace(needlesslyEncoded, decodeURIComponent).replace(/\/{2,}/g, "/");
  // Dots that were encoded are resolved now; what that leaves doubled is made one again.
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

/** Whether a `Host` is a name or an address with, at most, a port behind it. */
export function isHost(host: string): boolean {
  return host.length <= 260 && (name.test(host) || ipv6.test(host)) && URL.canParse(`http://${host}`);
}

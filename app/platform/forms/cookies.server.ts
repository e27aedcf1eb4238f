import { parse, serialize } from "cookie";

/** One of the product's cookies: its name and the path below which it is sent. */
export interface Cookie {
  name: string;
  path: string;
}

/** The part of a request that carries its cookies. */
interface Asking {
  url: string;
  headers: { get(name: string): string | null };
}

/**
 * The name as the browser knows it. Behind TLS it begins with a prefix that makes the browser refuse the cookie from
 * anybody but this very host (`__Host-`, for the whole site) or from an insecure page (`__Secure-`, for a path).
 */
function fullName({ name, path }: Cookie, isSecure: boolean): string {
  if (!isSecure) return name;
  return `${path === "/" ? "__Host-" : "__Secure-"}${name}`;
}

/** The value that came with a request; undefined where the cookie is missing or empty. */
export function readCookie(request: Asking, cookie: Cookie): string | undefined {
  const name = fullName(cookie, request.url.startsWith("https:"));
  const value = parse(request.headers.get("Cookie") ?? "")[name];
  return value === "" ? undefined : value;
}

/**
 * A `Set-Cookie` header with a lifetime in seconds; 0 removes the cookie. `publicUrl` is the installation's own
 * address.
 */
export function cookieHeader(publicUrl: string, cookie: Cookie, value: string, seconds: number): string {
  const isSecure = publicUrl.startsWith("https:");
  return serialize(fullName(cookie, isSecure), value, {
    path: cookie.path,
    maxAge: seconds,
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure,
  });
}

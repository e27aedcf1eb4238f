import { cookieHeader, readCookie } from "#app/platform/forms/cookies.server.ts";
import { isLanguage, type Language } from "./languages.ts";

const cookie = { name: "language", path: "/" };
const keptSeconds = 31_536_000;

/** The parts of a request that decide its language. */
interface Asking {
  url: string;
  headers: { get(name: string): string | null };
}

/** The language of a request: `?lang=` if given, else the choice in the cookie, else Vietnamese. */
export function languageOf(request: Asking): Language {
  const asked = new URL(request.url).searchParams.get("lang");
  if (isLanguage(asked)) return asked;
  const kept = readCookie(request, cookie);
  return isLanguage(kept) ? kept : "vi";
}

/** The cookie to set when `?lang=` was given, else undefined. */
export function languageCookie(request: Request, publicUrl: string): string | undefined {
  const asked = new URL(request.url).searchParams.get("lang");
  if (!isLanguage(asked)) return undefined;
  return cookieHeader(publicUrl, cookie, asked, keptSeconds);
}

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

/** The further language that a request asks for, by `?lang=` or by its cookie, of those that are offered. */
export function furtherLanguageOf<Offered extends { code: string }>(
  request: Asking,
  offered: readonly Offered[],
): Offered | undefined {
  const asked = new URL(request.url).searchParams.get("lang");
  if (isLanguage(asked)) return undefined;
  const code = offered.some((one) => one.code === asked) ? asked : readCookie(request, cookie);
  return offered.find((one) => one.code === code);
}

/** The cookie to set when `?lang=` named a language that citizens may choose, else undefined. */
export function languageCookie(
  request: Request,
  publicUrl: string,
  offered: readonly { code: string }[],
): string | undefined {
  const asked = new URL(request.url).searchParams.get("lang");
  if (asked === null || (!isLanguage(asked) && !offered.some(({ code }) => code === asked))) return undefined;
  return cookieHeader(publicUrl, cookie, asked, keptSeconds);
}

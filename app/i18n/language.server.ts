import { isLanguage, type Language } from "./languages.ts";

const cookieName = "language";

/** What of a request tells its language. */
interface Asking {
  url: string;
  headers: { get(name: string): string | null };
}

/** The language of a request: `?lang=` when given, else the choice kept in the cookie, else Vietnamese. */
export function languageOf(request: Asking): Language {
  const asked = new URL(request.url).searchParams.get("lang");
  if (isLanguage(asked)) return asked;
  const kept = /(?:^|;\s*)language=(vi|en)(?:;|$)/.exec(request.headers.get("Cookie") ?? "")?.[1];
  return isLanguage(kept) ? kept : "vi";
}

/** The cookie to set when `?lang=` was given, else undefined. */
export function languageCookie(request: Request, secure: boolean): string | undefined {
  const asked = new URL(request.url).searchParams.get("lang");
  if (!isLanguage(asked)) return undefined;
  return `${cookieName}=${asked}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

import { isbot } from "isbot";

/** Browsers, those inside apps included, name themselves so; Viber, Outlook and program libraries do not. */
const browser = /^(?:Mozilla|Opera|UCWEB|Nokia)/;

/** Programs that name themselves like browsers and that `isbot` does not recognize. */
const programs = /ms-office|microsoft (?:office|outlook)|powershell/i;

/** Headers by which a browser says that it fetches a page ahead or for a preview: current and older names. */
const purposes = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"] as const;

/**
 * Whether a person will see the requested page: it is not fetched ahead, and not by a program that makes previews,
 * indexes pages or searches for viruses. A browser that says nothing about the purpose counts as a person.
 */
export function isHumanVisit({ method, headers }: Pick<Request, "method" | "headers">): boolean {
  if (method !== "GET") return false;
  if (purposes.some((name) => /prefetch|preview|prerender/i.test(headers.get(name) ?? ""))) return false;
  const name = headers.get("User-Agent") ?? "";
  return name === "" || (browser.test(name) && !programs.test(name) && !isbot(name));
}

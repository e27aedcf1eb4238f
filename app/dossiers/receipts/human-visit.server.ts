import { isbot } from "isbot";

/** Every browser calls itself so, those inside apps included; Viber, Outlook and libraries for programs do not. */
const browser = /^(?:Mozilla|Opera|UCWEB|Nokia)/;

/** Programs that call themselves browsers and that `isbot` takes for ones. */
const programs = /ms-office|microsoft (?:office|outlook)|powershell/i;

/** Headers in which a browser says that it fetches a page ahead or for a preview: today's and their older names. */
const purposes = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"] as const;

/**
 * Whether a page is asked for by somebody who will see it: not fetched ahead, not by a program that makes previews, indexes or
 * looks for viruses. A browser that does not say what it is counts as a person.
 */
export function isHumanVisit({ method, headers }: Pick<Request, "method" | "headers">): boolean {
  if (method !== "GET") return false;
  if (purposes.some((name) => /prefetch|preview|prerender/i.test(headers.get(name) ?? ""))) return false;
  const name = headers.get("User-Agent") ?? "";
  return name === "" || (browser.test(name) && !programs.test(name) && !isbot(name));
}

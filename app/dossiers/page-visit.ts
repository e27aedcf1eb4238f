/** Programs that fetch an address to show a preview of it, or to index it. */
const programs = /bot\b|crawler|spider|externalhit|preview/i;

/** Whether a page is asked for by somebody who will see it: not fetched ahead, not by a program that makes previews. */
export function isVisit({ method, headers }: Pick<Request, "method" | "headers">): boolean {
  if (method !== "GET") return false;
  const purpose = `${headers.get("Sec-Purpose") ?? ""} ${headers.get("Purpose") ?? ""} ${headers.get("X-Moz") ?? ""}`;
  return !purpose.includes("prefetch") && !programs.test(headers.get("User-Agent") ?? "");
}

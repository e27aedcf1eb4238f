/** The parameter of an address that names the page to go back to: a list with its filter, or the page a link was on. */
export const backParameter = "back";

/** A longer address to go back to is left out: nested addresses would grow without end. */
const longestBack = 1500;

/** Pages that are gone back to: the lists, and the two kinds of page that lead to each other. */
const backPages = [
  /^\/inbox$/,
  /^\/inbox\/[\w-]{1,40}$/,
  /^\/dossiers$/,
  /^\/dossiers\/[\w-]{1,40}$/,
  /^\/dashboard\/comments$/,
  /^\/receipts$/,
];

/**
 * Reads the address to go back to from the query: one of the product's own lists or pages, with its query; undefined for
 * anything else, so that no link leads a reader away.
 */
export function backIn(asked: URLSearchParams): string | undefined {
  const text = asked.get(backParameter);
  return text === null ? undefined : readBack(text);
}

function readBack(text: string): string | undefined {
  if (text.length > longestBack || !/^\/[a-z]/.test(text) || !URL.canParse(text, ownOrigin)) return undefined;
  const { origin, pathname, search } = new URL(text, ownOrigin);
  const isOwn = origin === ownOrigin && backPages.some((page) => page.test(pathname));
  return isOwn ? pathname + search : undefined;
}

const ownOrigin = "http://page";

/** The path of an address to go back to, without its query. */
export function backPath(back: string): string {
  return back.split("?", 1)[0] ?? "";
}

/** An address that leads back to another one; without it where that is not a page to go back to. */
export function withBack(address: string, back: string | undefined): string {
  const read = back === undefined ? undefined : readBack(back);
  if (read === undefined) return address;
  const sign = address.includes("?") ? "&" : "?";
  return `${address}${sign}${new URLSearchParams({ [backParameter]: read }).toString()}`;
}

/** The parameters that keep the way back when a form leads to its page again. */
export function keptBack(back: string | undefined): Record<string, string> {
  return back === undefined ? {} : { [backParameter]: back };
}

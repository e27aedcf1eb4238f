/** The query parameter that names the office of a page, where a person works in several. */
export const officeParameter = "at";

export type OfficeOfPage = { kind: "same" } | { kind: "redirect"; address: string } | { kind: "refused" };

interface Asked {
  url: URL;
  /** The address of the page from which a form was sent, if the browser says it. */
  page: string | null;
  isRead: boolean;
}

/**
 * Whether a request belongs to the office in which the session works. A page without the right name of the office in its
 * address is asked for again with it; a form without it is refused.
 */
export function officeOfPage({ url, page, isRead }: Asked, slug: string, hasOtherOffices: boolean): OfficeOfPage {
  if (!hasOtherOffices) return { kind: "same" };
  const named = url.searchParams.get(officeParameter) ?? (isRead ? null : namedIn(page));
  if (named === slug) return { kind: "same" };
  if (!isRead) return { kind: "refused" };
  const address = new URL(url);
  address.searchParams.set(officeParameter, slug);
  return { kind: "redirect", address: address.pathname + address.search };
}

function namedIn(page: string | null): string | null {
  return page !== null && URL.canParse(page) ? new URL(page).searchParams.get(officeParameter) : null;
}

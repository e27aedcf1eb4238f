/** Which cases the inbox shows. */
export const inboxViews = ["open", "answered", "all"] as const;
export type InboxView = (typeof inboxViews)[number];

/** The view an address asks for; the open cases unless it names another. */
export function inboxViewOf(asked: string | null): InboxView {
  return inboxViews.find((view) => view === asked) ?? "open";
}

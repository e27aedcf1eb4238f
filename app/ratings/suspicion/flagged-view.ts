/** The lists of flagged ratings: waiting for a decision, no longer waiting, and both. */
export const flaggedViews = ["waiting", "done", "all"] as const;
export type FlaggedView = (typeof flaggedViews)[number];

/** Reads the list from the query of an address; "waiting" if there is none. */
export function readFlaggedView(query: URLSearchParams): FlaggedView {
  return flaggedViews.find((view) => view === query.get("view")) ?? "waiting";
}

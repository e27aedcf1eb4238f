/** The lists of flagged ratings: those that wait for a decision, those that wait no more, both. */
export const flaggedViews = ["waiting", "done", "all"] as const;
export type FlaggedView = (typeof flaggedViews)[number];

/** The list an address asks for; those that wait where it asks for none. */
export function readFlaggedView(query: URLSearchParams): FlaggedView {
  return flaggedViews.find((view) => view === query.get("view")) ?? "waiting";
}

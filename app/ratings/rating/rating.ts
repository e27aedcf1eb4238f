/** Five levels of satisfaction: 5 "Rất hài lòng" … 1 "Rất không hài lòng". */
export const scores = [5, 4, 3, 2, 1] as const;
export type Score = (typeof scores)[number];

/** The key of the text that names each level. */
export const scoreLabels = {
  5: "ratings:scores.5",
  4: "ratings:scores.4",
  3: "ratings:scores.3",
  2: "ratings:scores.2",
  1: "ratings:scores.1",
} as const satisfies Record<Score, string>;

/** How a rating was given: on the citizen's device, on the tablet of a counter, on paper, typed in by staff, or in other software. */
export const ratingSources = ["phone", "kiosk", "paper", "api"] as const;
export type RatingSource = (typeof ratingSources)[number];

/** Reads the score that a form sent; undefined if it is none of "1" … "5". */
export function readScore(sent: unknown): Score | undefined {
  return scores.find((score) => String(score) === sent);
}

/** What a tap does to the counted rating of its dossier. */
export type RatingStep = "recorded" | "changed" | "unchanged";

/**
 * Decides what a tap does. A dossier has one counted rating: the first tap is recorded, another score replaces it, and
 * the same score (double tap, retry, second device) changes nothing. A rating that was set aside is not counted: the
 * next tap is recorded as a first one.
 */
export function ratingStep(counted: Score | undefined, given: Score): RatingStep {
  if (counted === undefined) return "recorded";
  return counted === given ? "unchanged" : "changed";
}

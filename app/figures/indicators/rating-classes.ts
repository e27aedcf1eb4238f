import type { ScoreCounts } from "#app/figures/measures/dossier-counts.ts";

/**
 * The classes of the second part of the quarterly form: Không hài lòng, Hài lòng, Rất hài lòng. Scores 1 and 2 are
 * dissatisfied, 4 satisfied, 5 very satisfied. The form has no class for "Bình thường" (3); it is shown separately and
 * counts in the denominator, so that it is neither satisfied nor dissatisfied.
 */
export const ratingClasses = ["dissatisfied", "neutral", "satisfied", "very-satisfied"] as const;
export type RatingClass = (typeof ratingClasses)[number];

/** The number of counted ratings in each class; they add up to all counted ratings. */
export function countClasses(scores: ScoreCounts): Record<RatingClass, number> {
  return {
    dissatisfied: scores[1] + scores[2],
    neutral: scores[3],
    satisfied: scores[4],
    "very-satisfied": scores[5],
  };
}

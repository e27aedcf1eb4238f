import type { ScoreCounts } from "#app/figures/measures/dossier-counts.ts";

/**
 * The classes of the quarterly form's second part: Không hài lòng, Hài lòng, Rất hài lòng. The form has three, our scale
 * five: 1 and 2 are dissatisfied, 4 satisfied, 5 very satisfied. "Bình thường" (3) has no place in the form and is
 * counted apart, so that the shares keep all ratings below the line and nobody is made satisfied or dissatisfied.
 */
export const ratingClasses = ["dissatisfied", "neutral", "satisfied", "very-satisfied"] as const;
export type RatingClass = (typeof ratingClasses)[number];

/** How many counted ratings fall into each class; together they are all of them. */
export function countClasses(scores: ScoreCounts): Record<RatingClass, number> {
  return {
    dissatisfied: scores[1] + scores[2],
    neutral: scores[3],
    satisfied: scores[4],
    "very-satisfied": scores[5],
  };
}

import type { Instant } from "#app/platform/day.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { RatingSource, Score } from "#app/ratings/rating/rating.ts";

/**
 * A rating that was set aside and then replaced, because its receipt was rated again. Never changed and counted in no
 * figure; the new rating in `ratings` does not take over its answers and comment.
 */
export interface SetAsideRatingsTable {
  id: string;
  office_id: string;
  dossier_id: string;
  score: Score;
  source: RatingSource;
  language: Language;
  given_at: Instant;
  /** JSON object question → answer, read by `app/ratings/questions/answers.ts`. */
  answers: string;
  /** Answers in the citizen's own words: JSON object question → text; null without any. */
  texts: string | null;
  comment: string | null;
  set_aside_at: Instant;
  /** Who set it aside. */
  set_aside_by: string | null;
  /** When the next rating of the dossier was given. */
  replaced_at: Instant;
}

import type { Instant } from "#app/platform/day.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { RatingSource, Score } from "#app/ratings/rating/rating.ts";

/**
 * A rating that was set aside as not genuine, as it stood when its receipt was rated anew. Never changed and counted in no
 * figure: the new rating takes its place in `ratings` without its answers and comment.
 */
export interface SetAsideRatingsTable {
  id: string;
  office_id: string;
  dossier_id: string;
  score: Score;
  source: RatingSource;
  language: Language;
  given_at: Instant;
  /** JSON object question → answer, read through `ratings/questionnaire.ts`. */
  answers: string;
  comment: string | null;
  set_aside_at: Instant;
  /** Who set it aside. */
  set_aside_by: string | null;
  /** When the next rating of the same dossier was given. */
  replaced_at: Instant;
}

import type { Day, Instant } from "#app/platform/day.ts";
import type { RatingSource, Score } from "#app/ratings/rating/rating.ts";
import type { Language } from "#app/i18n/languages.ts";

/** The counted rating of a dossier: at most one, by the unique key on `dossier_id`. No personal data. */
export interface RatingsTable {
  id: string;
  office_id: string;
  dossier_id: string;
  score: Score;
  source: RatingSource;
  language: Language;
  /** First tap. */
  first_given_at: Instant;
  first_given_on: Day;
  /** The counted tap. */
  given_at: Instant;
  given_on: Day;
  /** Number of taps, this one included (lượt đánh giá). */
  taps: number;
  comment: string | null;
  /** `searchText(comment)`. */
  comment_search: string | null;
  /**
   * Answers to the optional questions: JSON object question → answer, read by `app/ratings/questions/questionnaire.ts`.
   */
  answers: string;
  /** When it was set aside as not genuine: it is stored but counts in no figure. */
  set_aside_at: Instant | null;
  /**
   * Who set it aside. Null beside a `set_aside_at` if it was set aside provisionally: it was given after one that was
   * set aside and fits the same pattern, and counts in no figure until a person decides.
   */
  set_aside_by: string | null;
}

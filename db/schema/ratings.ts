import type { Day, Instant } from "#app/platform/day.ts";
import type { RatingSource, Score } from "#app/ratings/rating/rating.ts";
import type { Language } from "#app/i18n/languages.ts";

/** The counted rating of a dossier: at most one, held by the unique key on `dossier_id`. No personal data. */
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
  /** The tap that counts now. */
  given_at: Instant;
  given_on: Day;
  /** How many taps were given, this one included (lượt đánh giá). */
  taps: number;
  comment: string | null;
  /** `searchText(comment)`. */
  comment_search: string | null;
  /** Answers to the optional questions: JSON object question → answer, read through `questionnaire.ts`. */
  answers: string;
  /** When it was set aside as not genuine: it stays, but counts in no figure. */
  set_aside_at: Instant | null;
  /**
   * Who set it aside. Null beside a `set_aside_at` while nobody has judged it yet: it was given after one that was set
   * aside, fits the same pattern, and is kept apart until a person decides.
   */
  set_aside_by: string | null;
}

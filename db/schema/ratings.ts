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
  /** Null if neither a comment nor an answer in the citizen's own words was written; empty if only the latter was. */
  comment: string | null;
  /** `searchText` of the comment and of the texts. */
  comment_search: string | null;
  /**
   * Answers to the optional questions that can be counted: JSON object question → answer, read by
   * `app/ratings/questions/answers.ts`. A question is named by its version and key; version 1 by the key alone.
   */
  answers: string;
  /** Answers in the citizen's own words: JSON object question → text; null without any. */
  texts: string | null;
  /** When it was set aside as not genuine: it is stored but counts in no figure. */
  set_aside_at: Instant | null;
  /**
   * Who set it aside. Null beside a `set_aside_at` if it was set aside provisionally: it was given after one that was
   * set aside and fits the same pattern, and counts in no figure until a person decides.
   */
  set_aside_by: string | null;
}

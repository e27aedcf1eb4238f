import type { Day, Instant } from "#app/platform/day.ts";
import type { Reason } from "#app/ratings/questions/standard-questions.ts";
import type { Score } from "#app/ratings/rating/rating.ts";

/** One comment, as this reader may see it: unmasked or masked. */
export interface CommentLine {
  id: string;
  score: Score;
  /** The comment as written, or with personal data masked. */
  comment: string;
  /** Whether the comment is shown as written, because the reader belongs to the unit that handled the dossier. */
  isAsWritten: boolean;
  reasons: readonly Reason[];
  procedureName: string;
  unitName: string | null;
  counterName: string | null;
  givenAt: Instant;
  givenOn: Day;
  /** The latest case about the same dossier that this reader may see. */
  caseReference: string | null;
  /** Whether this reader may make a case of it: the rating is low and the dossier has no case. */
  mayOpenCase: boolean;
}

/** How often each reason is named in a list of comments. */
export interface TopicCounts {
  /** Comments of people who were asked for reasons, that is who were not satisfied. */
  asked: number;
  named: Readonly<Record<Reason, number>>;
}

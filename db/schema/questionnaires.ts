import type { Instant } from "#app/platform/day.ts";

/**
 * The versions of an office's questions after the tap, from 2 on; version 1 is the product's and the same in every
 * office. A version without `in_force_from` is a draft. Once it has begun it is never changed: the next change is the
 * next version.
 */
export interface QuestionnairesTable {
  office_id: string;
  version: number;
  /** JSON: the questions in their order, read by `app/ratings/questions/questionnaire.ts`. */
  questions: string;
  /** 1, 2, 3 …: rises with every change of the draft. If two people change it at once, the second change is refused. */
  revision: number;
  begun_at: Instant;
  begun_by: string;
  changed_at: Instant;
  /** From when on it is asked, until a later version begins; null for a draft. May lie in the future. */
  in_force_from: Instant | null;
  put_in_force_by: string | null;
}

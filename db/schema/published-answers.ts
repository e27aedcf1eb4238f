import type { Day, Instant } from "#app/platform/day.ts";

/**
 * A question and its answer as published: personal data masked, confirmed by a person who did not write the answer. At
 * most one per case is published; a withdrawn one stays as a record of what was public.
 */
export interface PublishedAnswersTable {
  id: string;
  office_id: string;
  complaint_id: string;
  question: string;
  answer: string;
  confirmed_by: string;
  confirmed_at: Instant;
  confirmed_on: Day;
  withdrawn_by: string | null;
  withdrawn_at: Instant | null;
}

import type { Instant } from "#app/platform/day.ts";

/**
 * A question that staff asked the sender of a case, and the reply given on the status page. Only one is open at a time.
 */
export interface ComplaintQuestionsTable {
  id: string;
  complaint_id: string;
  question: string;
  asked_at: Instant;
  asked_by: string;
  reply: string | null;
  replied_at: Instant | null;
}

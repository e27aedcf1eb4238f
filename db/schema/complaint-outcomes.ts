import type { Day, Instant } from "#app/platform/day.ts";
import type { Solved } from "#app/complaints/case/complaint.ts";

/** Whether an answer solved the matter, as its sender told on the status page: once for each answer. */
export interface ComplaintOutcomesTable {
  complaint_id: string;
  /** 1 for the first answer, 2 for the second one of a case that was reopened. */
  answer_number: number;
  solved: Solved;
  words: string | null;
  told_at: Instant;
  told_on: Day;
}

import type { Day, Instant } from "#app/platform/day.ts";
import type { Solved } from "#app/complaints/case/complaint.ts";

/** Whether an answer solved the matter, as its sender said on the status page: once per answer. */
export interface ComplaintOutcomesTable {
  complaint_id: string;
  /** 1 for the first answer, 2 for the second answer of a reopened case. */
  answer_number: number;
  solved: Solved;
  words: string | null;
  told_at: Instant;
  told_on: Day;
}

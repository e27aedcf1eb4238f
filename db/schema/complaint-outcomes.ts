import type { Day, Instant } from "#app/platform/day.ts";
import type { Solved } from "#app/complaints/complaint.ts";

/** Whether the answer solved the matter, as its sender told once on the status page. */
export interface ComplaintOutcomesTable {
  complaint_id: string;
  solved: Solved;
  words: string | null;
  told_at: Instant;
  told_on: Day;
}

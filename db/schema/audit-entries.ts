import type { Instant } from "#app/platform/day.ts";

/** Append-only record of who did what; each entry hashes the one before. */
export interface AuditEntriesTable {
  /** 1, 2, 3 … without a gap; primary key. */
  position: number;
  office_id: string | null;
  happened_at: Instant;
  staff_id: string | null;
  /** What was done, such as `sign-in` or `complaint.contact-read`. */
  action: string;
  /** Id or reference of what it was done to. */
  subject: string;
  previous_hash: string;
  hash: string;
}

import type { Instant } from "#app/platform/day.ts";

/** Append-only record of who did what; each entry contains the hash of the one before. */
export interface AuditEntriesTable {
  /** 1, 2, 3 … without a gap; primary key. */
  position: number;
  office_id: string | null;
  happened_at: Instant;
  staff_id: string | null;
  /** The action, such as `sign-in` or `complaint.contact-read`. */
  action: string;
  /** Id or reference of the object of the action. */
  subject: string;
  /** JSON of `AuditChange[]`: each field with its value before and after. Null where nothing was replaced. */
  changes: string | null;
  previous_hash: string;
  hash: string;
}

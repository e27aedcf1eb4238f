import type { Day } from "#app/platform/day.ts";

/** Days on which a member of staff is away, and who deputises. */
export interface StaffLeavesTable {
  id: string;
  office_id: string;
  staff_id: string;
  /** Null since the account of the deputy was closed. */
  deputy_id: string | null;
  from_on: Day;
  /** The last day. */
  until_on: Day;
}

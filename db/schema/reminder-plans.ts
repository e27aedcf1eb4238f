import type { Day } from "#app/platform/day.ts";

/** When an office's staff are reminded: within its working time, at most once a day. */
export interface ReminderPlansTable {
  office_id: string;
  /** Vietnamese wall-clock times `HH:mm`; reminders leave from the first up to the second. */
  opens_at: string;
  closes_at: string;
  /** The last day on which the plan was gone through. */
  reminded_on: Day | null;
}

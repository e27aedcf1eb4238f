import type { Day } from "#app/platform/day.ts";

/** When an office's staff are reminded: within its working time, at most once a day. */
export interface ReminderPlansTable {
  office_id: string;
  /** Vietnamese local times `HH:mm`; reminders are sent from the first until the second. */
  opens_at: string;
  closes_at: string;
  /** The last day for which reminders were sent. */
  reminded_on: Day | null;
}

import type { ReminderRecipient } from "#app/deadlines/due/reminder-plan.ts";

/** A step of an office's reminder plan: so many working days from the due day, to whom. */
export interface ReminderStepsTable {
  office_id: string;
  /** Negative before the due day, 0 on it, positive after it. */
  working_days: number;
  recipient: ReminderRecipient;
  /** 1: again on each working day after. */
  repeated: number;
}

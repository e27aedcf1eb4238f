import type { ReminderRecipient } from "#app/deadlines/due/reminder-plan.ts";

/** A step of an office's reminder plan: whom to remind, and how many working days before or after the due day. */
export interface ReminderStepsTable {
  office_id: string;
  /** Negative before the due day, 0 on it, positive after it. */
  working_days: number;
  recipient: ReminderRecipient;
  /** 1: repeated on each following working day. */
  repeated: number;
}

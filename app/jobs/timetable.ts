/**
 * Every schedule of the product. Times are those of Vietnam (Asia/Ho_Chi_Minh); a schedule is minute, hour, day of month,
 * month and day of week, as cron reads them. Each job is safe to run at any time and twice: the timetable says when it
 * is worth it, the job itself decides what there is to do. Jobs that are due together run in this order.
 */
export const timeZone = "Asia/Ho_Chi_Minh";

export interface Job {
  name: string;
  schedule: string;
  /** A slot that was missed is caught up within this time, the newest one only. */
  catchUpMinutes: number;
  /** Staff are shown a sign when its last good run lies further back than this. */
  lateAfterMinutes: number;
}

const hour = 60;
const day = 24 * hour;

export const timetable = [
  // Goes through the reminder plan of each office, once in its working time: see `reminder_plans`.
  { name: "remind-staff", schedule: "*/10 6-19 * * *", catchUpMinutes: 10, lateAfterMinutes: day },
  // Sends what waits in the outbox, first attempts and later ones.
  { name: "send-messages", schedule: "* * * * *", catchUpMinutes: 10, lateAfterMinutes: 15 },
  // Looks for suspicious patterns among the newest ratings.
  { name: "find-suspicious", schedule: "*/15 * * * *", catchUpMinutes: 15, lateAfterMinutes: 2 * hour },
  // Removes the contents of messages that were given up long ago, old runs of jobs, files no case has claimed, forms
  // kept for who signs in again, and the traces of taps.
  { name: "forget-old-traces", schedule: "20 2 * * *", catchUpMinutes: day, lateAfterMinutes: day + 2 * hour },
  // Takes the next step of the published figures of opinion, as of the end of the last working day.
  { name: "publish-opinions", schedule: "10 0 * * *", catchUpMinutes: day, lateAfterMinutes: day + 2 * hour },
  // Writes the head of the audit record down outside the database; at its first run the record begins to be keyed.
  { name: "note-audit-head", schedule: "10 1 * * *", catchUpMinutes: day, lateAfterMinutes: day + 2 * hour },
] as const satisfies readonly Job[];

export type JobName = (typeof timetable)[number]["name"];

/** How a run ended. */
export type JobOutcome = "done" | "failed";

/**
 * All schedules of the product, in Vietnamese time (Asia/Ho_Chi_Minh), in the format of cron: minute, hour, day of
 * month, month, day of week. Each job may run at any time and be repeated: the timetable says when it starts, the job
 * itself finds out what there is to do. The serving process runs each job in a loop of its own; `npm run jobs --
 * --once` runs the due ones in this order.
 */
export const timeZone = "Asia/Ho_Chi_Minh";

export interface Job {
  name: string;
  schedule: string;
  /** A missed slot is run later, within this time; only the newest one. */
  catchUpMinutes: number;
  /** Staff see a warning if its last successful run is older than this. */
  lateAfterMinutes: number;
}

const hour = 60;
const day = 24 * hour;

export const timetable = [
  // Sends the reminders of each office, once a day in its working time: see `reminder_plans`.
  { name: "remind-staff", schedule: "*/10 6-19 * * *", catchUpMinutes: 10, lateAfterMinutes: day },
  // Reminds each office of the reports that it must send, once a working day in its working time.
  { name: "remind-reports", schedule: "5-55/10 6-19 * * *", catchUpMinutes: 10, lateAfterMinutes: day },
  // Hands reports whose planned time has come to the outbox.
  { name: "send-reports", schedule: "*/5 * * * *", catchUpMinutes: 10, lateAfterMinutes: hour },
  // Sends the waiting messages of the outbox, also those to be tried again.
  { name: "send-messages", schedule: "* * * * *", catchUpMinutes: 10, lateAfterMinutes: 15 },
  // Sends the waiting events of webhooks to other software.
  { name: "send-webhooks", schedule: "* * * * *", catchUpMinutes: 10, lateAfterMinutes: 15 },
  // Invites to rate once the result of a dossier is ready, in the working time of each office, and removes contacts that
  // are needed no more.
  { name: "send-invitations", schedule: "*/10 * * * *", catchUpMinutes: 10, lateAfterMinutes: 2 * hour },
  // Moves what belongs to merged procedures, units and counters, as far as the page did not: see `move-merged.server.ts`.
  { name: "move-merged", schedule: "* * * * *", catchUpMinutes: 10, lateAfterMinutes: hour },
  // Counts ratings that waited for dossiers which are registered by now, as far as the import did not.
  { name: "match-waiting", schedule: "*/5 * * * *", catchUpMinutes: 10, lateAfterMinutes: hour },
  // Searches the newest ratings for suspicious patterns.
  { name: "find-suspicious", schedule: "*/15 * * * *", catchUpMinutes: 15, lateAfterMinutes: 2 * hour },
  // Removes data whose retention period is over: contents of messages, records of runs, unfinished uploads, fingerprints
  // of taps, contact details, sessions, forms stored for a sign-in, answers to software, problems of imports, ids of taps
  // on tablets, ratings without a dossier, deliveries of webhooks. Runs at 02:20.
  { name: "forget-old-traces", schedule: "20 2 * * *", catchUpMinutes: day, lateAfterMinutes: day + 2 * hour },
  // Takes the next step of the published figures of opinions, as of the end of the last working day.
  { name: "publish-opinions", schedule: "10 0 * * *", catchUpMinutes: day, lateAfterMinutes: day + 2 * hour },
  // Logs the head of the audit record, outside the database; its first run also keys a record of an earlier version.
  { name: "note-audit-head", schedule: "10 1 * * *", catchUpMinutes: day, lateAfterMinutes: day + 2 * hour },
] as const satisfies readonly Job[];

export type JobName = (typeof timetable)[number]["name"];

/** How a run ended. */
export type JobOutcome = "done" | "failed";

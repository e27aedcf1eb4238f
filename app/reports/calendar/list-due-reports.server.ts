import type { Db } from "#db/engine.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { addDays, type Day } from "#app/platform/day.ts";
import { dueStateOn, type DueState } from "./due-report-state.ts";
import { listDeadlines } from "./find-deadlines.server.ts";
import { dueReports, type DueReport } from "./report-deadline.ts";

/** How far the list of reports looks back and ahead, in days. */
const daysBack = 366;
const daysAhead = 366;

/** The reports of an office that are due up to a year from now and are not sent, in order of their due days. */
export async function listUnsentReports(
  db: Db,
  officeId: string,
  today: Day,
  calendar: WorkingCalendar,
): Promise<DueReport[]> {
  const deadlines = await listDeadlines(db, officeId);
  return dueReports(deadlines, { from: addDays(today, -daysBack), to: addDays(today, daysAhead) }, calendar);
}

/** A report to send, as the list shows it. */
export interface ListedDueReport extends DueReport {
  state: DueState;
  workingDaysLeft: number;
}

/** The reports to send with how each stands today. */
export async function listDueReports(db: Db, officeId: string, today: Day): Promise<ListedDueReport[]> {
  const calendar = await findCalendar(db, officeId);
  const reports = await listUnsentReports(db, officeId, today, calendar);
  return reports.map((report) => ({ ...report, ...dueStateOn(report.dueOn, today, calendar) }));
}

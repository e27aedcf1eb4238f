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

/** A report that is due and not sent, with its draft where there is one. */
export interface UnsentReport extends DueReport {
  reportId: string | null;
}

/** The reports of an office that are due up to a year from now and are not sent, in order of their due days. */
export async function listUnsentReports(
  db: Db,
  officeId: string,
  today: Day,
  calendar: WorkingCalendar,
): Promise<UnsentReport[]> {
  const [deadlines, made] = [await listDeadlines(db, officeId), await listMade(db, officeId)];
  const span = { from: addDays(today, -daysBack), to: addDays(today, daysAhead) };
  return dueReports(deadlines, span, calendar).flatMap((report) => {
    const known = made.get(occasionOf(report.deadline.id, report.year));
    if (known?.isSent === true) return [];
    return [{ ...report, reportId: known?.id ?? null }];
  });
}

function occasionOf(deadlineId: string, year: number): string {
  return `${deadlineId} ${String(year)}`;
}

/** The newest revision of each report that a line of the calendar asked for; sent, if one of its revisions is. */
async function listMade(db: Db, officeId: string): Promise<Map<string, { id: string; isSent: boolean }>> {
  const rows = await db
    .selectFrom("reports")
    .where("office_id", "=", officeId)
    .where("deadline_id", "is not", null)
    .orderBy("revision")
    .select(["id", "deadline_id as deadlineId", "deadline_year as year", "state"])
    .execute();
  const made = new Map<string, { id: string; isSent: boolean }>();
  for (const { id, deadlineId, year, state } of rows) {
    const occasion = occasionOf(deadlineId ?? "", year ?? 0);
    made.set(occasion, { id, isSent: state === "sent" || made.get(occasion)?.isSent === true });
  }
  return made;
}

/** A report to send, as the list shows it. */
export interface ListedDueReport extends UnsentReport {
  state: DueState;
  workingDaysLeft: number;
}

/** The reports to send with how each stands today. */
export async function listDueReports(db: Db, officeId: string, today: Day): Promise<ListedDueReport[]> {
  const calendar = await findCalendar(db, officeId);
  const reports = await listUnsentReports(db, officeId, today, calendar);
  return reports.map((report) => ({ ...report, ...dueStateOn(report.dueOn, today, calendar) }));
}

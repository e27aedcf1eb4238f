import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { WorkingCalendar } from "#app/deadlines/calendar/working-calendar.ts";
import { workingDaysBetween } from "#app/deadlines/due/due-on.ts";
import { isReminderTime } from "#app/deadlines/due/reminder-plan.ts";
import { findReminderPlan } from "#app/deadlines/due/set-reminder-plan.server.ts";
import { announce } from "#app/notifications/announce.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, instantAt, type Day } from "#app/platform/day.ts";
import { eachByItself } from "#app/platform/each-by-itself.ts";
import { listLeaves } from "#app/staff/leave/find-leaves.server.ts";
import { receiverOn } from "#app/staff/leave/leave.ts";
import { listReportingOffices } from "./find-deadlines.server.ts";
import { listUnsentReports } from "./list-due-reports.server.ts";
import { isReminded, type DueReport } from "./report-deadline.ts";

/** What a round of reminding came to. */
export interface ReportReminderCounts extends Record<string, number> {
  offices: number;
  messages: number;
}

/**
 * Reminds every office of the reports that it must send, in its working time and once a working day: Văn phòng is "đầu
 * mối báo cáo", so everybody with the role office gets one message; where nobody has it, the approvers do. Can be called
 * at any time and from several processes: the outbox drops the second message of a day.
 */
export async function remindReports(context: Context): Promise<ReportReminderCounts> {
  const now = context.clock.now();
  const counts: ReportReminderCounts = { offices: 0, messages: 0 };
  await eachByItself(await listReportingOffices(context.db), async (officeId) => {
    const calendar = await findCalendar(context.db, officeId);
    const plan = await findReminderPlan(context.db, officeId);
    if (!isReminderTime(now, calendar, plan)) return;
    const today = dayOf(now);
    const due = await listUnsentReports(context.db, officeId, today, calendar);
    const reminded = due.filter((report) => isReminded(report, today, calendar));
    if (reminded.length === 0) return;
    const about = { officeId, today, calendar, closesAt: plan.closesAt, reports: reminded };
    counts.messages += await inTransaction(context.db, (tx) => remindOffice(context, tx, about));
    counts.offices += 1;
  });
  return counts;
}

interface Reminder {
  officeId: string;
  today: Day;
  calendar: WorkingCalendar;
  closesAt: string;
  reports: readonly DueReport[];
}

async function remindOffice(context: Context, tx: Tx, reminder: Reminder): Promise<number> {
  const { officeId, today, calendar, closesAt, reports } = reminder;
  const readers = await listReaders(tx, officeId, today);
  const [hours = 0, minutes = 0] = closesAt.split(":").map(Number);
  for (const reader of readers) {
    await announce(context, tx, {
      officeId,
      key: `reports-due:${reader.id}:${today}`,
      channel: "email",
      to: reader.email,
      language: "vi",
      message: {
        kind: "reports-due",
        officeName: reader.officeName,
        today,
        reports: reports.map(({ deadline, dueOn }) => ({
          name: deadline.name,
          dueOn,
          workingDaysLeft: workingDaysBetween(today, dueOn, calendar),
        })),
        link: `${context.settings.publicUrl}/reports`,
      },
      // A reminder that could not leave within the working time is followed by the next one.
      usefulUntil: instantAt(today, hours, minutes),
    });
  }
  return readers.length;
}

interface Reader {
  id: string;
  email: string;
  officeName: string;
}

/** Who is reminded: the people of Văn phòng or their deputies of today, else the approvers. */
async function listReaders(db: Db, officeId: string, today: Day): Promise<Reader[]> {
  const people = await db
    .selectFrom("staff")
    .innerJoin("staff_roles", "staff_roles.staff_id", "staff.id")
    .innerJoin("offices", "offices.id", "staff.office_id")
    .where("staff.office_id", "=", officeId)
    .where("staff.closed_at", "is", null)
    .orderBy("staff.id")
    .select(["staff.id", "staff.email", "staff_roles.role", "offices.name as officeName"])
    .execute();
  const leaves = await listLeaves(db, officeId, today);
  const holders = (role: string) => people.filter((one) => one.role === role);
  const office = holders("office");
  const asked = office.length > 0 ? office : holders("approver");
  const ids = new Set(asked.map(({ id }) => receiverOn(leaves, id, today) ?? id));
  return [...new Map(people.filter(({ id }) => ids.has(id)).map((one) => [one.id, one])).values()];
}

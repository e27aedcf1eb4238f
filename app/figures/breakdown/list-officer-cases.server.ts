import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import { workingDaysBetween } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { Day } from "#app/platform/day.ts";
import type { OfficerCases } from "./officer-table.ts";
import type { Period } from "#app/figures/period/period.ts";

/**
 * The cases received in a period that are owed an answer, by the member of staff they are assigned to now. A reopened
 * case counts with its first answer; "on time" means by the original due day.
 */
export async function listOfficerCases(
  db: Db,
  officeId: string,
  span: Pick<Period, "from" | "to">,
): Promise<OfficerCases[]> {
  const answeredOn = sql<Day | null>`coalesce(first_answered_on, answered_on)`;
  const rows = await db
    .selectFrom("complaints")
    .innerJoin("staff", "staff.id", "complaints.assignee_id")
    .where("complaints.office_id", "=", officeId)
    .where("received_on", ">=", span.from)
    .where("received_on", "<=", span.to)
    .where("answer_owed", "=", 1)
    .where("lane", "=", "feedback")
    .groupBy(["staff.id", "staff.name", "received_on", answeredOn])
    .select(["staff.id", "staff.name", "received_on as from", answeredOn.as("to")])
    .select([
      (eb) => eb.fn.countAll<number>().as("count"),
      sql<number>`sum(case when ${answeredOn} <= first_due_on then 1 else 0 end)`.as("onTime"),
    ])
    .execute();
  const calendar = await findCalendar(db, officeId);
  const officers = new Map<string, OfficerCases>();
  for (const { id, name, from, to, count, onTime } of rows) {
    const cases = officers.get(id) ?? { id, name, assigned: 0, answered: 0, onTime: 0, days: [] };
    const isAnswered = to !== null;
    officers.set(id, {
      ...cases,
      assigned: cases.assigned + count,
      answered: cases.answered + (isAnswered ? count : 0),
      onTime: cases.onTime + onTime,
      days: isAnswered ? [...cases.days, { days: workingDaysBetween(from, to, calendar), count }] : cases.days,
    });
  }
  return [...officers.values()];
}

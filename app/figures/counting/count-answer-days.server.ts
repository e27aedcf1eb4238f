import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import { workingDaysBetween } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { Day } from "#app/platform/day.ts";
import type { DayCounts } from "#app/figures/measures/answer-days.ts";
import type { Period } from "#app/figures/period/period.ts";

/**
 * Counts the working days from receipt to the first answer of the cases received in a period that are owed an answer
 * and were answered, by the office's calendar as it is now.
 */
export async function countAnswerDays(db: Db, officeId: string, span: Pick<Period, "from" | "to">): Promise<DayCounts> {
  const answeredOn = sql<Day>`coalesce(first_answered_on, answered_on)`;
  const rows = await db
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
    .where("received_on", ">=", span.from)
    .where("received_on", "<=", span.to)
    .where("answer_owed", "=", 1)
    .where("lane", "=", "feedback")
    .where(answeredOn, "is not", null)
    .groupBy(["received_on", answeredOn])
    .select(["received_on as from", answeredOn.as("to"), (eb) => eb.fn.countAll<number>().as("count")])
    .execute();
  if (rows.length === 0) return [];
  const calendar = await findCalendar(db, officeId);
  const byDays = new Map<number, number>();
  for (const { from, to, count } of rows) {
    const days = workingDaysBetween(from, to, calendar);
    byDays.set(days, (byDays.get(days) ?? 0) + count);
  }
  return [...byDays].map(([days, count]) => ({ days, count })).sort((one, other) => one.days - other.days);
}

import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";

/** The dossiers without a result of one unit, by promised day; a null unit holds those that no unit has. */
export interface DueDossiers {
  unitId: string | null;
  /** The promised day lies before today. */
  overdue: number;
  /** Those of the overdue that were received in the period. */
  overdueOfPeriod: number;
  /** The promised day is today. */
  today: number;
  /** The promised day is after today, up to the end of the next working day. */
  next: number;
}

/**
 * The office's dossiers without a result whose promised day has passed or comes until the end of `nextDay`, by unit,
 * whenever they were received. The index of open dossiers finds them: the cost follows the dossiers that wait.
 */
export function countDueDossiers(
  db: Db,
  officeId: string,
  days: { today: Day; nextDay: Day },
  period: { from: Day; to: Day },
): Promise<DueDossiers[]> {
  const { today, nextDay } = days;
  const isOfPeriod = sql`received_on >= ${period.from} and received_on <= ${period.to}`;
  return db
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where("finished_on", "is", null)
    .where("due_on", "<=", nextDay)
    .groupBy("unit_id")
    .select([
      "unit_id as unitId",
      sql<number>`sum(case when due_on < ${today} then 1 else 0 end)`.as("overdue"),
      sql<number>`sum(case when due_on < ${today} and ${isOfPeriod} then 1 else 0 end)`.as("overdueOfPeriod"),
      sql<number>`sum(case when due_on = ${today} then 1 else 0 end)`.as("today"),
      sql<number>`sum(case when due_on > ${today} then 1 else 0 end)`.as("next"),
    ])
    .execute();
}

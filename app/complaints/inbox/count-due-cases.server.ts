import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import { openStates } from "#app/complaints/case/complaint.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";
import type { Day } from "#app/platform/day.ts";

/** What waits in one unit, by due day; a null unit holds what no unit has. */
export interface DueByUnit {
  unitId: string | null;
  /** The due day lies before today. */
  overdue: number;
  /** The due day is today. */
  today: number;
  /** The due day is after today, up to the end of the next working day. */
  next: number;
}

/**
 * The open cases that owe an answer and that the viewer sees, by unit: overdue, due today, due until the end of `nextDay`.
 * Overdue means what it means in the inbox (`urgencyOf`).
 */
export function countDueCases(db: Db, viewer: Viewer, days: { today: Day; nextDay: Day }): Promise<DueByUnit[]> {
  const { today, nextDay } = days;
  return db
    .selectFrom("complaints")
    .where(visibleTo(viewer))
    .where("state", "in", openStates)
    .where("answer_owed", "=", 1)
    .where("due_on", "<=", nextDay)
    .groupBy("unit_id")
    .select([
      "unit_id as unitId",
      sql<number>`sum(case when due_on < ${today} then 1 else 0 end)`.as("overdue"),
      sql<number>`sum(case when due_on = ${today} then 1 else 0 end)`.as("today"),
      sql<number>`sum(case when due_on > ${today} then 1 else 0 end)`.as("next"),
    ])
    .execute();
}

import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import type { AnswerCounts } from "#app/figures/measures/case-timeliness.ts";
import type { Period } from "#app/figures/period/period.ts";

const answeredOn = sql`coalesce(first_answered_on, answered_on)`;
const endedOn = sql`coalesce(first_answered_on, answered_on, closed_on)`;

/**
 * Counts the cases received in a period by the state of their answer on the cut-off day. Only cases that are owed an
 * answer: not praise, not a comment without name, address and phone, not a case under another law. The original due day
 * counts, and the first answer of a reopened case. A case closed without an answer counts only if it was closed after
 * its due day, as late.
 */
export async function countAnswers(
  db: Db,
  officeId: string,
  span: Pick<Period, "from" | "to">,
  cutOff: Day,
): Promise<AnswerCounts> {
  const row = await owedIn(db, span, cutOff).where("office_id", "=", officeId).executeTakeFirstOrThrow();
  return countsOf(row);
}

/** The same counts for every office, by its id; an office without such a case is missing. */
export async function listAnswersByOffice(
  db: Db,
  span: Pick<Period, "from" | "to">,
  cutOff: Day,
): Promise<Map<string, AnswerCounts>> {
  const offices = db.selectFrom("offices").select("offices.id");
  const rows = await owedIn(db, span, cutOff)
    // The condition on offices makes the database use the index of office and day.
    .where("office_id", "in", offices)
    .groupBy("office_id")
    .select("office_id")
    .execute();
  return new Map(rows.map((row) => [row.office_id, countsOf(row)]));
}

function owedIn(db: Db, span: Pick<Period, "from" | "to">, cutOff: Day) {
  return db
    .selectFrom("complaints")
    .where("received_on", ">=", span.from)
    .where("received_on", "<=", span.to)
    .where("answer_owed", "=", 1)
    .where("lane", "=", "feedback")
    .select([
      sql<number | null>`sum(case when ${answeredOn} <= first_due_on then 1 else 0 end)`.as("onTime"),
      sql<number | null>`sum(case when ${endedOn} > first_due_on then 1 else 0 end)`.as("late"),
      sql<number | null>`sum(case when ${endedOn} is null and first_due_on < ${cutOff} then 1 else 0 end)`.as(
        "overdue",
      ),
      sql<number | null>`sum(case when ${endedOn} is null and first_due_on >= ${cutOff} then 1 else 0 end)`.as(
        "waiting",
      ),
    ]);
}

function countsOf(row: Readonly<Record<keyof AnswerCounts, number | null>>): AnswerCounts {
  return {
    onTime: row.onTime ?? 0,
    late: row.late ?? 0,
    overdue: row.overdue ?? 0,
    waiting: row.waiting ?? 0,
  };
}

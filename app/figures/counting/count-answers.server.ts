import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import type { AnswerCounts } from "#app/figures/measures/case-timeliness.ts";
import type { Period } from "#app/figures/period/period.ts";

const answeredOn = sql`coalesce(first_answered_on, answered_on)`;
const endedOn = sql`coalesce(first_answered_on, answered_on, closed_on)`;

/**
 * How the answers to the complaints received in a period stand at the cut-off. Only those that are owed an answer:
 * praise is thanked, a comment left without name, address and phone has none to wait for, and what falls under another law has its own
 * time. Measured against the original due day: by the first answer where a case was reopened. A case closed without an
 * answer within its time is outside the figure, one closed after it is late like an answer on that day.
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

/** The same for every office at once, by its id; an office without such a complaint is missing. */
export async function listAnswersByOffice(
  db: Db,
  span: Pick<Period, "from" | "to">,
  cutOff: Day,
): Promise<Map<string, AnswerCounts>> {
  const offices = db.selectFrom("offices").select("offices.id");
  const rows = await owedIn(db, span, cutOff)
    // Names the offices, so that the index of office and day is used.
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

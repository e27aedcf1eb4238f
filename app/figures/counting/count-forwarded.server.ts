import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import type { ForwardedCounts } from "#app/figures/measures/case-timeliness.ts";
import type { Period } from "#app/figures/period/period.ts";

/**
 * Counts the cases received in a period that were forwarded, and those forwarded in time (NĐ 20/2008/NĐ-CP, article 9).
 */
export async function countForwarded(
  db: Db,
  officeId: string,
  span: Pick<Period, "from" | "to">,
): Promise<ForwardedCounts> {
  const row = await db
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
    .where("lane", "=", "feedback")
    // A literal, so that the partial index of forwarded cases is used.
    .where("state", "=", sql.lit("forwarded"))
    .where("received_on", ">=", span.from)
    .where("received_on", "<=", span.to)
    .select([
      sql<number | null>`sum(case when forwarded_on <= forward_due_on then 1 else 0 end)`.as("onTime"),
      (eb) => eb.fn.countAll<number>().as("all"),
    ])
    .executeTakeFirstOrThrow();
  return { onTime: row.onTime ?? 0, all: row.all };
}

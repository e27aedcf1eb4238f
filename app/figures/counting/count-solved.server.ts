import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { SolvedCounts } from "#app/figures/measures/share-solved.ts";

/**
 * Counts what the senders of the cases received in a period said about the answers; for each case the latest statement
 * counts. A "no" to the first answer counts until something is said about the second.
 */
export async function countSolved(db: Db, officeId: string, span: Pick<Period, "from" | "to">): Promise<SolvedCounts> {
  const rows = await db
    .selectFrom("complaint_outcomes")
    .innerJoin("complaints", "complaints.id", "complaint_outcomes.complaint_id")
    .leftJoin("complaint_outcomes as earlier", (join) =>
      join
        .onRef("earlier.complaint_id", "=", "complaint_outcomes.complaint_id")
        .onRef("earlier.answer_number", "<", "complaint_outcomes.answer_number"),
    )
    .leftJoin("complaint_outcomes as later", (join) =>
      join
        .onRef("later.complaint_id", "=", "complaint_outcomes.complaint_id")
        .onRef("later.answer_number", ">", "complaint_outcomes.answer_number"),
    )
    .where("later.complaint_id", "is", null)
    .where("complaints.office_id", "=", officeId)
    .where("complaints.lane", "=", "feedback")
    .where("complaints.received_on", ">=", span.from)
    .where("complaints.received_on", "<=", span.to)
    .groupBy("complaint_outcomes.solved")
    .select([
      "complaint_outcomes.solved",
      (eb) => eb.fn.countAll<number>().as("count"),
      sql<number | null>`sum(case when earlier.solved = 'no' then 1 else 0 end)`.as("afterNo"),
    ])
    .execute();
  const counts: SolvedCounts = { yes: 0, partly: 0, no: 0, cameRound: 0 };
  for (const { solved, count, afterNo } of rows) {
    counts[solved] += count;
    if (solved === "yes") counts.cameRound = afterNo ?? 0;
  }
  return counts;
}

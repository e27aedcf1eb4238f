import type { Db } from "#db/engine.ts";
import type { Period } from "./period.ts";
import type { SolvedCounts } from "./share-solved.ts";

/** What the senders of the cases received in a period said of the answers. */
export async function countSolved(db: Db, officeId: string, span: Pick<Period, "from" | "to">): Promise<SolvedCounts> {
  const rows = await db
    .selectFrom("complaint_outcomes")
    .innerJoin("complaints", "complaints.id", "complaint_outcomes.complaint_id")
    .where("complaints.office_id", "=", officeId)
    .where("complaints.lane", "=", "feedback")
    .where("complaints.received_on", ">=", span.from)
    .where("complaints.received_on", "<=", span.to)
    .groupBy("complaint_outcomes.solved")
    .select(["complaint_outcomes.solved", (eb) => eb.fn.countAll<number>().as("count")])
    .execute();
  const counts: SolvedCounts = { yes: 0, partly: 0, no: 0 };
  for (const { solved, count } of rows) counts[solved] += count;
  return counts;
}

import type { Db } from "#db/engine.ts";
import { openStates } from "#app/complaints/case/complaint.ts";

/** The number of the office's cases that wait for an answer and are given to this person, locked ones included. */
export async function countCasesOf(db: Db, officeId: string, staffId: string): Promise<number> {
  const { count } = await db
    .selectFrom("complaints")
    .where("office_id", "=", officeId)
    .where("assignee_id", "=", staffId)
    .where("state", "in", openStates)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

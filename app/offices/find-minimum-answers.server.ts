import type { Db } from "#db/engine.ts";

/** Below so many answers the office withholds a share. */
export async function findMinimumAnswers(db: Db, officeId: string): Promise<number> {
  const office = await db
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select("minimum_answers")
    .executeTakeFirstOrThrow();
  return office.minimum_answers;
}

import type { Db } from "#db/engine.ts";

/** The office's minimum of answers: with fewer, it withholds a share. Throws if the office does not exist. */
export async function findMinimumAnswers(db: Db, officeId: string): Promise<number> {
  const office = await db
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select("minimum_answers")
    .executeTakeFirstOrThrow();
  return office.minimum_answers;
}

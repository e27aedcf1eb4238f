import type { Db } from "#db/engine.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { FlaggedCounts, RatedPart } from "./with-and-without-flagged.ts";

/**
 * Counts the dossiers received in a period whose counted rating is flagged and waits for a decision, and those whose
 * rating was set aside. Both are few, so they are counted from the ratings, not from totals.
 */
export async function countFlagged(
  db: Db,
  officeId: string,
  { from, to }: Pick<Period, "from" | "to">,
): Promise<FlaggedCounts> {
  // Starts from the few flags, not from all ratings.
  const waiting = await db
    .selectFrom("rating_flags as flags")
    .innerJoin("ratings", "ratings.dossier_id", "flags.dossier_id")
    .innerJoin("dossiers", "dossiers.id", "flags.dossier_id")
    .where("flags.office_id", "=", officeId)
    .where("flags.decided_at", "is", null)
    .whereRef("flags.found_at", ">=", "ratings.given_at")
    .where("ratings.set_aside_at", "is", null)
    .where("dossiers.received_on", ">=", from)
    .where("dossiers.received_on", "<=", to)
    .groupBy("ratings.score")
    .select(({ fn }) => ["ratings.score", fn.count<number>("ratings.id").distinct().as("count")])
    .execute();
  const setAside = await db
    .selectFrom("ratings")
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .where("ratings.office_id", "=", officeId)
    .where("ratings.set_aside_at", "is not", null)
    .where("dossiers.received_on", ">=", from)
    .where("dossiers.received_on", "<=", to)
    .groupBy("ratings.score")
    .select(({ fn }) => ["ratings.score", fn.countAll<number>().as("count")])
    .execute();
  return { waiting: partOf(waiting), setAside: partOf(setAside) };
}

function partOf(rows: readonly { score: Score; count: number }[]): RatedPart {
  const scores = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const { score, count } of rows) scores[score] = count;
  return { rated: rows.reduce((sum, { count }) => sum + count, 0), scores };
}

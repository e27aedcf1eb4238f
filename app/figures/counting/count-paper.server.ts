import type { Db } from "#db/engine.ts";
import type { PaperCounts } from "#app/figures/measures/paper-counts.ts";
import type { Period } from "#app/figures/period/period.ts";

/** Counts the paper slips among the counted ratings of dossiers received in a period; reads the index of paper slips. */
export async function countPaper(db: Db, officeId: string, period: Period): Promise<PaperCounts> {
  const row = await db
    .selectFrom("ratings")
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .where("ratings.office_id", "=", officeId)
    .where("ratings.source", "=", "paper")
    .where("ratings.set_aside_at", "is", null)
    .where("dossiers.received_on", ">=", period.from)
    .where("dossiers.received_on", "<=", period.to)
    .select(({ fn, eb }) => [
      fn.countAll<number | string>().as("rated"),
      fn.sum<number | string | null>(eb.case().when("ratings.score", ">=", 4).then(1).else(0).end()).as("satisfied"),
    ])
    .executeTakeFirstOrThrow();
  return { rated: Number(row.rated), satisfied: Number(row.satisfied ?? 0) };
}

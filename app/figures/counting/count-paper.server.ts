import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import type { PaperCounts } from "#app/figures/measures/paper-counts.ts";
import type { Period } from "#app/figures/period/period.ts";

/** Counts the paper slips among the counted ratings of dossiers received in a period; reads the index of paper slips. */
export function countPaper(db: Db, officeId: string, period: Period): Promise<PaperCounts> {
  return countFrom(db, officeId, period, "paper");
}

/** Counts in the same way what was tapped on the tablets of the counters. */
export function countTablets(db: Db, officeId: string, period: Period): Promise<PaperCounts> {
  return countFrom(db, officeId, period, "kiosk");
}

async function countFrom(db: Db, officeId: string, period: Period, source: "paper" | "kiosk"): Promise<PaperCounts> {
  const row = await db
    .selectFrom("ratings")
    .innerJoin("dossiers", "dossiers.id", "ratings.dossier_id")
    .where("ratings.office_id", "=", officeId)
    .where("ratings.source", "=", sql.lit(source))
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

import type { Db } from "#db/engine.ts";
import { countFlagged } from "./count-flagged.server.ts";
import { countCohort } from "./list-cohorts.server.ts";
import type { Period } from "./period.ts";
import { withAndWithoutFlagged, type CountedWay, type FlaggedCounts } from "./with-and-without-flagged.ts";

/** The figures of an office and period with and without flagged ratings. Throws where there is no such office. */
export async function flaggedFigures(
  db: Db,
  officeId: string,
  period: Pick<Period, "from" | "to">,
): Promise<{ ways: CountedWay[]; flagged: FlaggedCounts }> {
  const office = await db
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select("minimum_answers")
    .executeTakeFirstOrThrow();
  const cohort = await countCohort(db, officeId, period);
  const flagged = await countFlagged(db, officeId, period);
  return { ways: withAndWithoutFlagged(cohort, flagged, office.minimum_answers), flagged };
}

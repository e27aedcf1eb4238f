import { sql } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { Share } from "#app/figures/measures/share.ts";

/**
 * The national formula of a span as it may be published (see `nationalSatisfaction`): dossiers that are neither late,
 * complained about nor overdue at the end of a day, nor rated low in the published figures ÷ all dossiers. A low rating
 * that is not published yet counts as no opinion.
 */
export async function countNational(
  db: Db,
  officeId: string,
  span: Pick<Period, "from" | "to">,
  until: Day,
): Promise<Share> {
  const row = await db
    .selectFrom("dossiers")
    .leftJoin("receipts", "receipts.dossier_id", "dossiers.id")
    .leftJoin("published_ratings", "published_ratings.dossier_id", "dossiers.id")
    .where("dossiers.office_id", "=", officeId)
    .where("dossiers.received_on", ">=", span.from)
    .where("dossiers.received_on", "<=", span.to)
    .select([
      (eb) => eb.fn.countAll<number>().as("denominator"),
      sql<number | null>`sum(case when receipts.complained = 1 or published_ratings.opinion = 'dissatisfied'
        or dossiers.finished_on > dossiers.due_on or (dossiers.finished_on is null and dossiers.due_on <= ${until})
        then 0 else 1 end)`.as("numerator"),
    ])
    .executeTakeFirstOrThrow();
  return { numerator: row.numerator ?? 0, denominator: row.denominator };
}

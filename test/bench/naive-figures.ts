import { sql, type RawBuilder } from "kysely";
import type { Db } from "#db/engine.ts";
import type { Period } from "#app/figures/period/period.ts";

/** The dashboard's counts from the dossiers and ratings themselves, with the query that one would write first. */
const counts = sql`count(*) as received, count(r.id) as rated, coalesce(sum(r.taps), 0) as taps, ${sql.join(
  [1, 2, 3, 4, 5].map((score) => sql`sum(case when r.score = ${sql.lit(score)} then 1 else 0 end)`),
)}`;

export const naiveKeys = {
  month: sql`substr(d.received_on, 1, 7)`,
  channel: sql`d.channel`,
  procedure: sql`d.procedure_id`,
  unit: sql`d.unit_id`,
  counter: sql`d.counter_id`,
  field: sql`(select field from procedures where procedures.id = d.procedure_id)`,
  // Weekday and hour cannot be asked of both engines alike: the hour alone is what one would begin with.
  slot: sql`substr(d.received_at, 12, 2)`,
  language: sql`r.language`,
} as const;

export async function naiveCounts(
  db: Db,
  officeId: string,
  { from, to }: Pick<Period, "from" | "to">,
  key: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql`select ${key} as "key", ${counts}
    from dossiers d left join ratings r on r.dossier_id = d.id
    where d.office_id = ${officeId} and d.received_on >= ${from} and d.received_on <= ${to} group by ${key}`.execute(
    db,
  );
  return rows.length;
}

/** Counts the answers from the stored texts. */
export async function naiveTally(db: Db, officeId: string, { from, to }: Pick<Period, "from" | "to">): Promise<number> {
  const { rows } = await sql`select r.answers, count(*) as given
    from dossiers d join ratings r on r.dossier_id = d.id
    where d.office_id = ${officeId} and d.received_on >= ${from} and d.received_on <= ${to} group by r.answers`.execute(
    db,
  );
  return rows.length;
}

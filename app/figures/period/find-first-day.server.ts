import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";

/** The first day on which a dossier was received, by one office or by any; undefined without dossiers. */
export async function findFirstDay(db: Db, officeId?: string): Promise<Day | undefined> {
  let totals = db.selectFrom("daily_channel_totals").where("received", ">", 0);
  if (officeId !== undefined) totals = totals.where("office_id", "=", officeId);
  const row = await totals.orderBy("day").limit(1).select("day").executeTakeFirst();
  return row?.day;
}

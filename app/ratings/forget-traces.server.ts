import { sql } from "kysely";
import { inTransaction, type Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, type Day } from "#app/platform/day.ts";

/** For how long the traces of a tap are kept: a weekend, a public holiday, and time to look into what was flagged. */
const keepDays = 14;

/** So many days in a row without a trace: the older ones were forgotten before. No holiday is as long. */
const emptyDaysBeforeRest = 30;

/**
 * Removes the traces of device and network from the taps that are older than fourteen days; answers of how many. Goes back
 * day by day from there until nothing was left for thirty days, so that a night costs by the day and still nothing is
 * forgotten to be forgotten after a time without jobs.
 */
export async function forgetTraces({ db, clock }: Context): Promise<number> {
  const until = addDays(dayOf(clock.now()), -keepDays);
  const offices = await db.selectFrom("offices").select(["id", "created_at"]).orderBy("id").execute();
  let forgotten = 0;
  for (const { id, created_at } of offices) {
    forgotten += await forgetOf(db, id, until, sql<boolean>`given_on > ${until} and first_given_on <= ${until}`);
    const first = dayOf(created_at);
    let empty = 0;
    for (let on = until; on >= first && empty < emptyDaysBeforeRest; on = addDays(on, -1)) {
      const count = await forgetOf(db, id, until, sql<boolean>`given_on = ${on}`);
      forgotten += count;
      empty = count === 0 ? empty + 1 : 0;
    }
  }
  return forgotten;
}

/** Forgets the traces up to a day on the dossiers of some ratings, chosen by the index of ratings by day. */
function forgetOf(db: Db, officeId: string, until: Day, which: ReturnType<typeof sql<boolean>>): Promise<number> {
  return inTransaction(db, async (tx) => {
    const result = await tx
      .updateTable("rating_history")
      .set({ device: null, network: null })
      .where("dossier_id", "in", (eb) =>
        eb.selectFrom("ratings").where("office_id", "=", officeId).where(which).select("dossier_id"),
      )
      .where("given_on", "<=", until)
      .where((eb) => eb.or([eb("device", "is not", null), eb("network", "is not", null)]))
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  });
}

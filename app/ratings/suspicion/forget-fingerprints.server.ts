import { sql } from "kysely";
import { inTransaction, type Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, type Day } from "#app/platform/day.ts";
import { retentionRules } from "#app/platform/data-folder/retention.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";

/** So many days of ratings in a row without a trace: the older ones were forgotten on earlier nights. */
const daysWithoutFingerprints = 10;

/**
 * Removes the traces of device and network from the taps that are older than so many days (see `retention.ts`); answers of how many. Goes back
 * from there, from one day with ratings to the one before, until ten of them had nothing left: so a night costs by the day,
 * and after any time without jobs everything is caught up.
 */
export async function forgetFingerprints(
  { db, clock }: Context,
  keepDays: number = retentionRules.traces.days,
): Promise<number> {
  const until = addDays(dayOf(clock.now()), -keepDays);
  const offices = await db.selectFrom("offices").select("id").orderBy("id").execute();
  let forgotten = 0;
  for (const { id } of offices) {
    forgotten += await forgetOf(db, id, until, sql<boolean>`given_on > ${until} and first_given_on <= ${until}`);
    let without = 0;
    let on = await findRatedDay(db, id, addDays(until, 1));
    while (on !== undefined && without < daysWithoutFingerprints) {
      const count = await forgetOf(db, id, until, sql<boolean>`given_on = ${on}`);
      forgotten += count;
      without = count === 0 ? without + 1 : 0;
      on = await findRatedDay(db, id, on);
    }
  }
  return forgotten;
}

/** The last day with ratings before another. */
async function findRatedDay(db: Db, officeId: string, before: Day): Promise<Day | undefined> {
  const row = await db
    .selectFrom("ratings")
    .where("office_id", "=", officeId)
    .where("given_on", "<", before)
    .orderBy("given_on", "desc")
    .limit(1)
    .select("given_on")
    .executeTakeFirst();
  return row?.given_on;
}

/** Few enough for some milliseconds: others that write wait for no more. */
const tapsAtOnce = 500;

/** Forgets the traces up to a day on the dossiers of some ratings, chosen by the index of ratings by day, in slices. */
async function forgetOf(db: Db, officeId: string, until: Day, which: ReturnType<typeof sql<boolean>>): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const taps = await db
      .selectFrom("rating_history")
      .where("dossier_id", "in", (eb) =>
        eb.selectFrom("ratings").where("office_id", "=", officeId).where(which).select("dossier_id"),
      )
      .where("given_on", "<=", until)
      .where((eb) => eb.or([eb("device", "is not", null), eb("network", "is not", null)]))
      .limit(tapsAtOnce)
      .select("id")
      .execute();
    const ids = taps.map(({ id }) => id);
    if (ids.length > 0) {
      const nothing = { device: null, network: null };
      await inTransaction(db, (tx) => tx.updateTable("rating_history").set(nothing).where("id", "in", ids).execute());
    }
    forgotten += ids.length;
    await letOthersGoFirst();
    if (ids.length < tapsAtOnce) return forgotten;
  }
}

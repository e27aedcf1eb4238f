import { sql } from "kysely";
import { inTransaction, type Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, type Day } from "#app/platform/day.ts";
import { retentionRules } from "#app/platform/data-folder/retention.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";

/**
 * The search goes back until it has met this many days with ratings in a row without a fingerprint: those of earlier
 * days were removed on earlier nights.
 */
const daysWithoutFingerprints = 10;

/**
 * Removes the fingerprints of device and network from taps older than `keepDays` days (see `retention.ts`); returns the
 * number of taps changed. Goes back from one day with ratings to the one before, until ten days in a row had nothing to
 * remove. So a normal night costs one day's work, and after any time without jobs everything is caught up.
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

/** The last day with ratings before `before`. */
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

/** So many taps are changed within a few milliseconds; other writers wait no longer than that. */
const tapsAtOnce = 500;

/**
 * Removes, in slices, the fingerprints up to a day on the dossiers of some ratings, which are chosen by the index of
 * ratings by day.
 */
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

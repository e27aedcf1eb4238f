import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf } from "#app/platform/day.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";

const rowsAtOnce = 500;

/**
 * Removes ratings that waited `ratings` days, matched or not (the counted ones are stored with their dossiers), and the
 * fingerprints of those older than `traces` days; returns how many rows were changed. An interruption is made up for by
 * the next run.
 */
export async function forgetWaiting(
  { db, clock }: Context,
  { ratings, traces }: { ratings: number; traces: number },
): Promise<number> {
  const today = dayOf(clock.now());
  let changed = 0;
  const old = db
    .selectFrom("waiting_ratings")
    .where("given_on", "<=", addDays(today, -ratings))
    .select(["office_id", "kind", "place", "tap"])
    .limit(rowsAtOnce);
  for (;;) {
    const rows = await old.execute();
    await inTransaction(db, async (tx) => {
      for (const { office_id, kind, place, tap } of rows) {
        await tx
          .deleteFrom("waiting_ratings")
          .where("office_id", "=", office_id)
          .where("kind", "=", kind)
          .where("place", "=", place)
          .where("tap", "=", tap)
          .execute();
      }
    });
    changed += rows.length;
    await letOthersGoFirst();
    if (rows.length < rowsAtOnce) break;
  }
  const forgotten = await db
    .updateTable("waiting_ratings")
    .set({ device: null, network: null })
    .where("given_on", "<=", addDays(today, -traces))
    .where((eb) => eb.or([eb("device", "is not", null), eb("network", "is not", null)]))
    .executeTakeFirst();
  return changed + Number(forgotten.numUpdatedRows);
}

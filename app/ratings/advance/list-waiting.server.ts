import type { Db } from "#db/engine.ts";
import { findRetention } from "#app/platform/data-folder/retention.server.ts";
import { mostListedWaiting, type WaitingList } from "./waiting-list.ts";

/** Lists the ratings of an office that wait for their dossier, those that wait longest first. */
export async function listWaiting(db: Db, officeId: string): Promise<WaitingList> {
  const waiting = db
    .selectFrom("waiting_ratings")
    .where("waiting_ratings.office_id", "=", officeId)
    .where("settled_at", "is", null);
  // The first tap of a place that still waits stands for the place.
  const first = waiting.where((eb) =>
    eb.not(
      eb.exists(
        eb
          .selectFrom("waiting_ratings as earlier")
          .whereRef("earlier.office_id", "=", "waiting_ratings.office_id")
          .whereRef("earlier.kind", "=", "waiting_ratings.kind")
          .whereRef("earlier.place", "=", "waiting_ratings.place")
          .whereRef("earlier.tap", "<", "waiting_ratings.tap")
          .where("earlier.settled_at", "is", null)
          .select("earlier.tap"),
      ),
    ),
  );
  const { count } = await first.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const listed = await first
    .leftJoin("issued_codes", (join) =>
      join.onRef("issued_codes.code", "=", "waiting_ratings.place").on("waiting_ratings.kind", "=", "code"),
    )
    .leftJoin("counters", "counters.id", "issued_codes.counter_id")
    .orderBy("waiting_ratings.given_at")
    .orderBy("waiting_ratings.place")
    .limit(mostListedWaiting)
    .select(["waiting_ratings.kind", "waiting_ratings.place", "counters.name as counter"])
    .select(["waiting_ratings.given_at as givenAt", "waiting_ratings.given_on as givenOn"])
    .execute();
  const { late } = await db
    .selectFrom("waiting_ratings")
    .where("office_id", "=", officeId)
    .where("outcome", "=", "late")
    .select((eb) => eb.fn.countAll<number>().as("late"))
    .executeTakeFirstOrThrow();
  const keptDays = (await findRetention(db))["waiting-ratings"];
  return { count, listed, late, keptDays };
}

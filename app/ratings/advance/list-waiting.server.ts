import type { Db } from "#db/engine.ts";
import { findRetention } from "#app/platform/data-folder/retention.server.ts";
import { mostListedWaiting, type WaitingList } from "./waiting-list.ts";

/** Lists the ratings of an office that wait for their dossier, those that wait longest first. */
export async function listWaiting(db: Db, officeId: string): Promise<WaitingList> {
  const waiting = db.selectFrom("waiting_ratings").where("office_id", "=", officeId).where("settled_at", "is", null);
  // The first tap of a place stands for the place.
  const first = waiting.where("tap", "=", 1);
  const { count } = await first.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const listed = await first
    .orderBy("given_at")
    .orderBy("place")
    .limit(mostListedWaiting)
    .select(["kind", "place", "given_at as givenAt", "given_on as givenOn"])
    .execute();
  const { late } = await db
    .selectFrom("waiting_ratings")
    .where("office_id", "=", officeId)
    .where("outcome", "=", "late")
    .select((eb) => eb.fn.countAll<number>().as("late"))
    .executeTakeFirstOrThrow();
  const keptDays = (await findRetention(db))["waiting-ratings"];
  return { count, listed: listed.map((row) => ({ ...row, counter: null })), late, keptDays };
}

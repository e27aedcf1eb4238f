import type { Db } from "#db/engine.ts";

/** The webhooks of the office that are on, as a subquery. */
export function webhooksOn(db: Db, officeId: string) {
  return db.selectFrom("webhooks").where("office_id", "=", officeId).where("state", "=", "on").select("id");
}

import type { Db } from "#db/engine.ts";
import { readEvents } from "./event.ts";
import type { ListedWebhook } from "./webhook.ts";

/** The webhooks of an office that are not removed, the newest first. */
export async function listWebhooks(db: Db, officeId: string): Promise<ListedWebhook[]> {
  const rows = await db
    .selectFrom("webhooks")
    .where("office_id", "=", officeId)
    .where("state", "!=", "removed")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .select(["id", "name", "address", "events", "state", "state_since as stateSince", "failures", "revision"])
    .select(["failing_since as failingSince", "created_at as createdAt", "previous_until as previousUntil"])
    .execute();
  return rows.map(({ events, ...row }) => ({ ...row, events: readEvents(events) }));
}

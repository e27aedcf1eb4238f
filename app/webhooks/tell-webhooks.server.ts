import type { Db, Tx } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { readEvents, writeBody, type ChosenEvent, type EventData, type EventName } from "./event.ts";

/** Something that happened in an office, for its webhooks. */
export interface Happened<Name extends EventName> {
  officeId: string;
  /** Subject and occasion, such as `answered:<case>:<revision>`; a second event with the same key is dropped. */
  key: string;
  /** The reference of its case; null for other events. */
  about: string | null;
  at: Instant;
  data: EventData<Name>;
}

/** A webhook that is on, with its office. */
interface Listener {
  id: string;
  officeId: string;
  slug: string;
  events: ChosenEvent[];
}

/**
 * Tells the webhooks of offices what happened, in the transaction of what happened: a delivery is written for each
 * webhook that chose the event, and `sendWebhooks` sends it after the commit. `describe` is asked only for the offices
 * where somebody listens, which are few, and gets their ids.
 */
export async function tellWebhooks<Name extends ChosenEvent>(
  tx: Tx,
  type: Name,
  officeIds: readonly string[],
  describe: (listening: ReadonlySet<string>) => Promise<readonly Happened<Name>[]>,
): Promise<void> {
  const listeners = (await listListeners(tx, officeIds)).filter(({ events }) => events.includes(type));
  if (listeners.length === 0) return;
  const happened = await describe(new Set(listeners.map(({ officeId }) => officeId)));
  for (const event of happened) {
    const concerned = listeners.filter(({ officeId }) => officeId === event.officeId);
    for (const listener of concerned) await writeDelivery(tx, listener, type, event);
  }
}

async function listListeners(db: Db, officeIds: readonly string[]): Promise<Listener[]> {
  if (officeIds.length === 0) return [];
  const rows = await db
    .selectFrom("webhooks")
    .innerJoin("offices", "offices.id", "webhooks.office_id")
    .where("webhooks.office_id", "in", [...new Set(officeIds)])
    .where("webhooks.state", "=", "on")
    .orderBy("webhooks.id")
    .select(["webhooks.id", "webhooks.office_id as officeId", "offices.slug", "webhooks.events"])
    .execute();
  return rows.map((row) => ({ ...row, events: readEvents(row.events) }));
}

/** Puts an event into the outbox of a webhook. Sends nothing itself. */
export async function writeDelivery<Name extends EventName>(
  tx: Tx,
  { id, slug }: Pick<Listener, "id" | "slug">,
  type: Name,
  { officeId, key, about, at, data }: Happened<Name>,
): Promise<void> {
  const row = {
    id: newId(),
    office_id: officeId,
    webhook_id: id,
    event: type,
    key,
    about,
    body: writeBody({ type, timestamp: at, office: slug, data }),
    state: "pending" as const,
    attempts: 0,
    next_attempt_at: at,
    claimed_by: null,
    claimed_until: null,
    last_status: null,
    last_problem: null,
    created_at: at,
    finished_at: null,
  };
  await tx
    .insertInto("webhook_deliveries")
    .values(row)
    .onConflict((conflict) => conflict.columns(["webhook_id", "key"]).doNothing())
    .execute();
}

import type { Db } from "#db/engine.ts";
import { webhooksOn } from "./webhooks-on.server.ts";
import type { DeliveryFilter, ListedDelivery } from "./webhook.ts";

/** Deliveries of one page. */
const perPage = 50;

/** A page of an office's deliveries, the newest first; `next` is what the following page begins before. */
export async function listDeliveries(
  db: Db,
  officeId: string,
  { webhookId, state, before }: DeliveryFilter,
): Promise<{ deliveries: ListedDelivery[]; next: string | null }> {
  let query = db
    .selectFrom("webhook_deliveries as deliveries")
    .innerJoin("webhooks", "webhooks.id", "deliveries.webhook_id")
    .leftJoin("complaints", "complaints.reference", "deliveries.about")
    .where("deliveries.office_id", "=", officeId);
  if (webhookId !== null) query = query.where("deliveries.webhook_id", "=", webhookId);
  if (state !== null) query = query.where("deliveries.state", "=", state);
  if (before !== null) query = query.where("deliveries.id", "<", before);
  const rows = await query
    .orderBy("deliveries.id", "desc")
    .limit(perPage + 1)
    .select(["deliveries.id", "deliveries.webhook_id as webhookId", "webhooks.name as webhookName"])
    .select(["deliveries.event", "deliveries.about", "deliveries.state", "deliveries.attempts"])
    .select(["deliveries.last_status as status", "deliveries.last_problem as problem"])
    .select(["deliveries.created_at as createdAt", "deliveries.next_attempt_at as nextAttemptAt"])
    .select(["deliveries.finished_at as finishedAt", "webhooks.state as webhookState", "complaints.locked"])
    .execute();
  const deliveries = rows.slice(0, perPage).map(({ webhookState, locked, about, ...row }) => ({
    ...row,
    about: locked === 1 ? null : about,
    canRepeat: webhookState === "on" && locked !== 1 && (row.state === "delivered" || row.state === "given-up"),
  }));
  return { deliveries, next: rows.length > perPage ? (deliveries.at(-1)?.id ?? null) : null };
}

/** How many deliveries of an office were given up and can be repeated: of one webhook or of all, if they are on. */
export async function countGivenUp(db: Db, officeId: string, webhookId: string | null): Promise<number> {
  let query = db
    .selectFrom("webhook_deliveries")
    .where("office_id", "=", officeId)
    .where("state", "=", "given-up")
    .where("webhook_id", "in", webhooksOn(db, officeId));
  if (webhookId !== null) query = query.where("webhook_id", "=", webhookId);
  const { count } = await query.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return count;
}

import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { deliveryDays } from "./webhook.ts";

/** Rows of one slice, so that other writers need not wait. */
const perSlice = 500;

/**
 * Removes finished deliveries whose event is older than `deliveryDays`, and the webhooks that were removed before that;
 * returns their number. That a case is overdue is remembered while it waits for its answer, so that it is told once.
 */
export async function forgetDeliveries({ db, clock }: Context): Promise<number> {
  const until = addMinutes(clock.now(), -deliveryDays * 24 * 60);
  let forgotten = 0;
  for (;;) {
    const old = db
      .selectFrom("webhook_deliveries as old")
      .innerJoin("webhooks", "webhooks.id", "old.webhook_id")
      .leftJoin("complaints", "complaints.reference", "old.about")
      .where("old.created_at", "<", until)
      .where("old.state", "!=", "pending")
      .where((eb) =>
        eb.or([
          eb("old.event", "!=", "complaint.overdue"),
          eb("webhooks.state", "=", "removed"),
          eb("complaints.answered_on", "is not", null),
          eb("complaints.closed_on", "is not", null),
        ]),
      )
      .limit(perSlice)
      .select("old.id");
    const removed = await db.deleteFrom("webhook_deliveries").where("id", "in", old).executeTakeFirst();
    forgotten += Number(removed.numDeletedRows);
    if (removed.numDeletedRows < BigInt(perSlice)) break;
    await letOthersGoFirst();
  }
  return forgotten + (await forgetRemovedWebhooks(db, until));
}

/** Removes the rows of webhooks that a person removed long ago: their addresses may contain a token. */
async function forgetRemovedWebhooks(db: Db, until: Instant): Promise<number> {
  const forgotten = await db
    .deleteFrom("webhooks")
    .where("state", "=", "removed")
    .where("state_since", "<", until)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("webhook_deliveries").whereRef("webhook_id", "=", "webhooks.id").select("id"))),
    )
    .executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}

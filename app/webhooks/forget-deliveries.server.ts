import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { letOthersGoFirst } from "#app/platform/turns.server.ts";
import { deliveryDays } from "./webhook.ts";

/** Rows of one slice, so that other writers need not wait. */
const perSlice = 500;

/**
 * Removes finished deliveries whose event is older than `deliveryDays`; returns their number. That a case is overdue is
 * remembered while it waits for its answer, so that it is told once.
 */
export async function forgetDeliveries({ db, clock }: Context): Promise<number> {
  const until = addMinutes(clock.now(), -deliveryDays * 24 * 60);
  for (let forgotten = 0; ;) {
    const old = db
      .selectFrom("webhook_deliveries as old")
      .leftJoin("complaints", "complaints.reference", "old.about")
      .where("old.created_at", "<", until)
      .where("old.state", "!=", "pending")
      .where((eb) =>
        eb.or([
          eb("old.event", "!=", "complaint.overdue"),
          eb("complaints.answered_on", "is not", null),
          eb("complaints.closed_on", "is not", null),
        ]),
      )
      .limit(perSlice)
      .select("old.id");
    const removed = await db.deleteFrom("webhook_deliveries").where("id", "in", old).executeTakeFirst();
    forgotten += Number(removed.numDeletedRows);
    if (removed.numDeletedRows < BigInt(perSlice)) return forgotten;
    await letOthersGoFirst();
  }
}

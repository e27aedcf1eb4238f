import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { Administrator } from "./change-webhook.server.ts";
import { webhooksOn } from "./webhooks-on.server.ts";

function againFrom(context: Context) {
  const next_attempt_at = context.clock.now();
  return { state: "pending" as const, attempts: 0, next_attempt_at, finished_at: null };
}

/**
 * Makes a finished delivery wait again, with all its attempts and the same `webhook-id`; false if it is waiting already,
 * was withheld, or its webhook is off.
 */
export function repeatDelivery(
  context: Context,
  { officeId, staffId }: Administrator,
  deliveryId: string,
): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const result = await tx
      .updateTable("webhook_deliveries")
      .set(againFrom(context))
      .where("id", "=", deliveryId)
      .where("office_id", "=", officeId)
      .where("state", "in", ["delivered", "given-up"])
      .where("webhook_id", "in", webhooksOn(tx, officeId))
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) return false;
    const now = context.clock.now();
    await recordAudit(context, tx, { now, officeId, staffId, action: "webhook-repeated", subject: deliveryId });
    return true;
  });
}

/** Makes all given-up deliveries of a webhook wait again, or of all webhooks that are on; returns their number. */
export function repeatGivenUp(
  context: Context,
  { officeId, staffId }: Administrator,
  webhookId: string | null,
): Promise<number> {
  return inTransaction(context.db, async (tx) => {
    let update = tx
      .updateTable("webhook_deliveries")
      .set(againFrom(context))
      .where("office_id", "=", officeId)
      .where("state", "=", "given-up")
      .where("webhook_id", "in", webhooksOn(tx, officeId));
    if (webhookId !== null) update = update.where("webhook_id", "=", webhookId);
    const count = Number((await update.executeTakeFirst()).numUpdatedRows);
    if (count === 0) return 0;
    const now = context.clock.now();
    const subject = webhookId ?? officeId;
    await recordAudit(context, tx, { now, officeId, staffId, action: "webhook-repeated", subject });
    return count;
  });
}

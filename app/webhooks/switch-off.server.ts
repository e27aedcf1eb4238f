import type { Tx } from "#db/engine.ts";
import type { Instant } from "#app/platform/day.ts";

/** Gives up what waits for a webhook that is switched off or removed; what is being sent now may still arrive. */
export async function endWaiting(tx: Tx, webhookId: string, now: Instant): Promise<void> {
  await tx
    .updateTable("webhook_deliveries")
    .set({ state: "given-up", finished_at: now, last_problem: "switched-off", claimed_by: null, claimed_until: null })
    .where("webhook_id", "=", webhookId)
    .where("state", "=", "pending")
    .execute();
}

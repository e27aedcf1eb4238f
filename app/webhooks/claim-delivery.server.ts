import { randomUUID } from "node:crypto";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import type { EventName } from "./event.ts";

/** How long a claimed delivery belongs to its process: longer than the longest attempt. */
const claimMinutes = 2;

/** A delivery that this process may send now, with its webhook as it is now. */
export interface ClaimedDelivery {
  id: string;
  officeId: string;
  webhookId: string;
  event: EventName;
  body: string;
  /** Number of attempts, this one included. */
  attempts: number;
  address: string;
  sealedSecret: string;
  sealedPrevious: string | null;
  previousUntil: Instant | null;
  claim: string;
  createdAt: Instant;
}

/**
 * Claims the delivery of a webhook that has been due longest and that no other process has claimed; undefined if there
 * is none or the webhook is off. Deliveries about cases that were locked meanwhile are withheld: for software, such
 * cases do not exist.
 */
export async function claimNext(context: Context, webhookId: string): Promise<ClaimedDelivery | undefined> {
  for (;;) {
    const now = context.clock.now();
    const next = await findNext(context, webhookId, now);
    if (next === undefined) return undefined;
    const { claimed_by: before, attempts, locked, ...delivery } = next;
    const claim = randomUUID();
    const change =
      locked === 1
        ? { state: "withheld" as const, finished_at: now, claimed_by: null, claimed_until: null }
        : { claimed_by: claim, claimed_until: addMinutes(now, claimMinutes), attempts: attempts + 1 };
    const taken = await context.db
      .updateTable("webhook_deliveries")
      .set(change)
      .where("id", "=", delivery.id)
      .where("state", "=", "pending")
      .where("attempts", "=", attempts)
      .where("claimed_by", before === null ? "is" : "=", before)
      .executeTakeFirst();
    if (taken.numUpdatedRows === 1n && locked !== 1) return { ...delivery, attempts: attempts + 1, claim };
  }
}

function findNext({ db }: Context, webhookId: string, now: Instant) {
  return db
    .selectFrom("webhook_deliveries as deliveries")
    .innerJoin("webhooks", "webhooks.id", "deliveries.webhook_id")
    .leftJoin("complaints", "complaints.reference", "deliveries.about")
    .where("deliveries.webhook_id", "=", webhookId)
    .where("webhooks.state", "=", "on")
    .where("deliveries.state", "=", "pending")
    .where("deliveries.next_attempt_at", "<=", now)
    .where((eb) => eb.or([eb("deliveries.claimed_until", "is", null), eb("deliveries.claimed_until", "<=", now)]))
    .orderBy("deliveries.next_attempt_at")
    .orderBy("deliveries.id")
    .select(["deliveries.id", "deliveries.office_id as officeId", "deliveries.webhook_id as webhookId"])
    .select(["deliveries.event", "deliveries.body", "deliveries.attempts", "deliveries.claimed_by"])
    .select("deliveries.created_at as createdAt")
    .select(["webhooks.address", "webhooks.sealed_secret as sealedSecret"])
    .select(["webhooks.sealed_previous as sealedPrevious", "webhooks.previous_until as previousUntil"])
    .select("complaints.locked")
    .executeTakeFirst();
}

export const released = { claimed_by: null, claimed_until: null };

/** Gives a claimed delivery back at once: this process is stopping. The attempt does not count. */
export async function release({ db }: Context, { id, claim, attempts }: ClaimedDelivery): Promise<void> {
  await db
    .updateTable("webhook_deliveries")
    .set({ attempts: attempts - 1, ...released })
    .where("id", "=", id)
    .where("claimed_by", "=", claim)
    .execute();
}

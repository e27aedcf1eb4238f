import { inTransaction, type Tx } from "#db/engine.ts";
import { announce } from "#app/notifications/announce.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { released, type ClaimedDelivery } from "./claim-delivery.server.ts";
import { failingMinutes, nextAttemptAt, nextReadingAt } from "./next-attempt.ts";
import { endWaiting } from "./switch-off.server.ts";
import type { PostProblem } from "./webhook.ts";

/** After this many failures in a row, a success means that the receiver is back, and what waits for it is sent at once. */
const failuresOfOutage = 3;

/** Records a delivered event; what waited because the receiver was away becomes due. */
export async function noteDelivered(context: Context, claimed: ClaimedDelivery, status: number): Promise<void> {
  const { db, clock } = context;
  const now = clock.now();
  await db
    .updateTable("webhook_deliveries")
    .set({ state: "delivered", finished_at: now, last_status: status, last_problem: null, ...released })
    .where("id", "=", claimed.id)
    .where("claimed_by", "=", claimed.claim)
    .execute();
  const webhook = await db
    .selectFrom("webhooks")
    .where("id", "=", claimed.webhookId)
    .select(["failures", "failing_since"])
    .executeTakeFirst();
  if (webhook === undefined || webhook.failing_since === null) return;
  await db
    .updateTable("webhooks")
    .set({ failures: 0, failing_since: null })
    .where("id", "=", claimed.webhookId)
    .execute();
  if (webhook.failures < failuresOfOutage) return;
  await db
    .updateTable("webhook_deliveries")
    .set({ next_attempt_at: now })
    .where("webhook_id", "=", claimed.webhookId)
    .where("state", "=", "pending")
    .where("next_attempt_at", ">", now)
    .execute();
}

export type FailedPost = { status: number } | { problem: PostProblem };

/**
 * Records a failed attempt; returns whether it is tried again. If a delivery is given up and nothing else has arrived
 * for days, or if the receiver answers that it is gone (410), the webhook is switched off and the administrators of its
 * office get a mail.
 */
export function noteFailed(
  context: Context,
  claimed: ClaimedDelivery,
  failed: FailedPost,
): Promise<"failed" | "givenUp"> {
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    const next = nextAttemptAt(claimed.attempts, now);
    const result = {
      last_status: "status" in failed ? failed.status : null,
      last_problem: "status" in failed ? ("status" as const) : failed.problem,
      ...released,
      ...(next === null ? { state: "given-up" as const, finished_at: now } : { next_attempt_at: next }),
    };
    const isGone = "status" in failed && failed.status === 410;
    const failingSince = await noteFailure(tx, claimed.webhookId, now);
    await tx
      .updateTable("webhook_deliveries")
      .set(result)
      .where("id", "=", claimed.id)
      .where("claimed_by", "=", claimed.claim)
      .execute();
    const isLong = next === null && failingSince <= addMinutes(now, -failingMinutes);
    if (isGone || isLong) await switchOff(context, tx, claimed, isGone ? "gone" : "failing");
    return next === null || isGone ? "givenUp" : "failed";
  });
}

/** Counts a failure of the webhook; returns since when it fails. */
async function noteFailure(tx: Tx, webhookId: string, now: Instant): Promise<Instant> {
  await tx
    .updateTable("webhooks")
    .set((eb) => ({
      failures: eb("failures", "+", 1),
      failing_since: eb.fn.coalesce("failing_since", eb.val(now)),
    }))
    .where("id", "=", webhookId)
    .execute();
  const row = await tx.selectFrom("webhooks").where("id", "=", webhookId).select("failing_since").executeTakeFirst();
  return row?.failing_since ?? now;
}

async function switchOff(
  context: Context,
  tx: Tx,
  { officeId, webhookId }: ClaimedDelivery,
  state: "failing" | "gone",
): Promise<void> {
  const now = context.clock.now();
  const webhook = await tx
    .updateTable("webhooks")
    .set((eb) => ({ state, state_since: now, revision: eb("revision", "+", 1) }))
    .where("id", "=", webhookId)
    .where("state", "=", "on")
    .executeTakeFirst();
  if (webhook.numUpdatedRows === 0n) return;
  await endWaiting(tx, webhookId, now);
  await tellAdministrators(context, tx, officeId, webhookId);
  await recordAudit(context, tx, { now, officeId, staffId: null, action: "webhook-switched-off", subject: webhookId });
}

/** How long the mail is worth sending. */
const usefulMinutes = 7 * 24 * 60;

async function tellAdministrators(context: Context, tx: Tx, officeId: string, webhookId: string): Promise<void> {
  const people = await tx
    .selectFrom("staff")
    .innerJoin("staff_roles", "staff_roles.staff_id", "staff.id")
    .innerJoin("offices", "offices.id", "staff.office_id")
    .where("staff.office_id", "=", officeId)
    .where("staff.closed_at", "is", null)
    .where("staff_roles.role", "=", "administrator")
    .orderBy("staff.id")
    .select(["staff.id", "staff.email", "offices.name as officeName"])
    .execute();
  const webhook = await tx.selectFrom("webhooks").where("id", "=", webhookId).select("name").executeTakeFirstOrThrow();
  const now = context.clock.now();
  for (const { id, email, officeName } of people) {
    await announce(context, tx, {
      officeId,
      key: `webhook-off:${webhookId}:${now}:${id}`,
      channel: "email",
      to: email,
      language: "vi",
      message: {
        kind: "webhook-off",
        officeName,
        webhook: webhook.name,
        link: `${context.settings.publicUrl}/settings/webhooks/${webhookId}`,
      },
      usefulUntil: addMinutes(now, usefulMinutes),
    });
  }
}

/**
 * Lets a delivery wait whose secret cannot be read with the SECRET of this installation; the attempt does not count. It is
 * given up after some days, with that reason, and can be repeated as soon as the secret is replaced.
 */
export async function noteUnreadable(
  { db, clock }: Context,
  { id, claim, attempts, createdAt }: ClaimedDelivery,
): Promise<"failed" | "givenUp"> {
  const now = clock.now();
  const next = nextReadingAt(createdAt, now);
  await db
    .updateTable("webhook_deliveries")
    .set({
      attempts: attempts - 1,
      last_status: null,
      last_problem: "unreadable",
      ...(next === null ? { state: "given-up" as const, finished_at: now } : { next_attempt_at: next }),
      ...released,
    })
    .where("id", "=", id)
    .where("claimed_by", "=", claim)
    .execute();
  return next === null ? "givenUp" : "failed";
}

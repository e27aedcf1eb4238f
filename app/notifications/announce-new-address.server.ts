import type { Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { announce } from "./announce.server.ts";

/** How long the news is worth sending. */
const usefulMinutes = 7 * 24 * 60;

/**
 * Tells the former address of an account, in the transaction of the change, that it no longer signs in; the new address is
 * not named. Nothing waits in the outbox where no mail server is set.
 */
export async function announceNewAddress(
  context: Context,
  tx: Tx,
  { officeId, staffId, formerAddress }: { officeId: string; staffId: string; formerAddress: string },
): Promise<void> {
  if (context.settings.mail === undefined) return;
  const now = context.clock.now();
  const office = tx.selectFrom("offices").where("id", "=", officeId).select("name");
  await announce(context, tx, {
    officeId,
    key: `address-changed:${staffId}:${now}`,
    channel: "email",
    to: formerAddress,
    language: "vi",
    message: { kind: "address-changed", officeName: (await office.executeTakeFirstOrThrow()).name, changedAt: now },
    usefulUntil: addMinutes(now, usefulMinutes),
  });
}

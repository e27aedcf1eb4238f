import type { Tx } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { announce } from "./announce.server.ts";

/** As long as the invitation waits. */
const usefulMinutes = 14 * 24 * 60;

/**
 * Tells an address of an invitation, whether it has an account or not: otherwise the list of messages would show which
 * addresses have one. Nothing waits in the outbox where no mail server is set.
 */
export async function announceInvitation(
  context: Context,
  tx: Tx,
  { id, officeId, email }: { id: string; officeId: string; email: string },
): Promise<void> {
  const { settings, clock } = context;
  if (settings.mail === undefined) return;
  const office = tx.selectFrom("offices").where("id", "=", officeId).select("name");
  await announce(context, tx, {
    officeId,
    key: `invited:${id}`,
    channel: "email",
    to: email,
    language: "vi",
    message: {
      kind: "invited",
      officeName: (await office.executeTakeFirstOrThrow()).name,
      link: `${settings.publicUrl}/account`,
    },
    usefulUntil: addMinutes(clock.now(), usefulMinutes),
  });
}

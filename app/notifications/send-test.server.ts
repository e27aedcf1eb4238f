import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { announce } from "./announce.server.ts";

const usefulMinutes = 24 * 60;

/**
 * Queues an e-mail to the person who asks for it, so that an office sees whether its mail arrives. Asked for again within
 * the same minute it is one message.
 */
export function sendTest(
  context: Context,
  staff: Pick<SignedIn, "officeId" | "officeName" | "staffId" | "email">,
): Promise<void> {
  const now = context.clock.now();
  return inTransaction(context.db, (tx) =>
    announce(context, tx, {
      officeId: staff.officeId,
      key: `test:${staff.staffId}:${now.slice(0, "2026-11-20T09:00".length)}`,
      channel: "email",
      to: staff.email,
      language: "vi",
      message: { kind: "test", officeName: staff.officeName, sentAt: now },
      usefulUntil: addMinutes(now, usefulMinutes),
    }),
  );
}

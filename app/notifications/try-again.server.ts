import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";

/** How long a message that is tried again is worth sending, whatever its earlier limit. */
const usefulMinutes = 3 * 24 * 60;

/**
 * Makes a given-up message wait again, with all its attempts; false if it is not given up or its contents were removed.
 */
export function tryAgain(
  context: Context,
  staff: Pick<SignedIn, "staffId" | "officeId">,
  messageId: string,
): Promise<boolean> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const result = await tx
      .updateTable("outbox_messages")
      .set({
        state: "pending",
        attempts: 0,
        unknown_outcomes: 0,
        next_attempt_at: now,
        useful_until: addMinutes(now, usefulMinutes),
      })
      .where("id", "=", messageId)
      .where("office_id", "=", staff.officeId)
      .where("state", "=", "given-up")
      .where("sealed", "is not", null)
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) return false;
    const { officeId, staffId } = staff;
    await recordAudit(context, tx, { now, officeId, staffId, action: "message-tried-again", subject: messageId });
    return true;
  });
}

import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { retentionRules } from "#app/platform/data-folder/retention.ts";

/**
 * Removes the contents, which are personal data, of messages that were given up more than `keepDays` days ago; returns
 * their number.
 */
export async function forgetMessages(
  { db, clock }: Context,
  keepDays: number = retentionRules.messages.days,
): Promise<number> {
  const forgotten = await db
    .updateTable("outbox_messages")
    .set({ sealed: null })
    .where("state", "=", "given-up")
    .where("sealed", "is not", null)
    .where("created_at", "<", addMinutes(clock.now(), -keepDays * 24 * 60))
    .executeTakeFirst();
  return Number(forgotten.numUpdatedRows);
}

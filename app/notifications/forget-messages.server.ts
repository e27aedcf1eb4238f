import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";

/** How long the contents of a message that could not be sent are kept for another try. */
const keepMinutes = 30 * 24 * 60;

/** Removes the contents, personal data, of messages that were given up long ago; answers of how many. */
export async function forgetMessages({ db, clock }: Context): Promise<number> {
  const forgotten = await db
    .updateTable("outbox_messages")
    .set({ sealed: null })
    .where("state", "=", "given-up")
    .where("sealed", "is not", null)
    .where("created_at", "<", addMinutes(clock.now(), -keepMinutes))
    .executeTakeFirst();
  return Number(forgotten.numUpdatedRows);
}

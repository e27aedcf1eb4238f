import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";

/** Removes the sessions that ended more than the given days ago; returns their number. */
export async function forgetSessions({ db, clock }: Context, days: number): Promise<number> {
  const before = addMinutes(clock.now(), -days * 24 * 60);
  const forgotten = await db
    .deleteFrom("sessions")
    .where((eb) => eb.or([eb("expires_at", "<", before), eb("revoked_at", "<", before)]))
    .executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}

import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";

/** Longer than a tablet keeps a rating, so that none is counted twice. */
const keepMinutes = 35 * 24 * 60;

/** Removes the ids of what tablets have sent long ago; returns their number. The ratings themselves stay. */
export async function forgetKioskTaps({ db, clock }: Context): Promise<number> {
  const forgotten = await db
    .deleteFrom("kiosk_taps")
    .where("received_at", "<", addMinutes(clock.now(), -keepMinutes))
    .executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}

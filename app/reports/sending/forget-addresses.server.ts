import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";

const minutesADay = 24 * 60;

/** Forgets the addresses of sendings that ended so many days ago; that they were sent, and when, stays. Returns how many. */
export async function forgetAddresses({ db, clock }: Pick<Context, "db" | "clock">, days: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("report_sendings")
    .set({ sealed: "" })
    .where("ended_at", "<", addMinutes(clock.now(), -days * minutesADay))
    .where("sealed", "!=", "")
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";

/** Long enough to look up what happened on a day last month. */
const keepMinutes = 35 * 24 * 60;

/** Removes the records of older runs; returns their number. */
export async function forgetRuns({ db, clock }: Context): Promise<number> {
  const forgotten = await db
    .deleteFrom("job_runs")
    .where("slot", "<", addMinutes(clock.now(), -keepMinutes))
    .executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}

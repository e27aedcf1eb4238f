import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";

/**
 * Removes the refused and remarked rows of imports older than the given days, import by import; returns the number of
 * rows. The imports keep their counts.
 */
export async function forgetProblems({ db, clock }: Context, days: number): Promise<number> {
  const runs = await db
    .selectFrom("import_runs")
    .where("started_at", "<", addMinutes(clock.now(), -days * 24 * 60))
    .where((eb) =>
      eb.exists(eb.selectFrom("import_problems").whereRef("run_id", "=", "import_runs.id").select("run_id")),
    )
    .select("id")
    .execute();
  let forgotten = 0;
  for (const { id } of runs) {
    await db.deleteFrom("refused_rows").where("run_id", "=", id).execute();
    const result = await db.deleteFrom("import_problems").where("run_id", "=", id).executeTakeFirst();
    forgotten += Number(result.numDeletedRows);
  }
  return forgotten;
}

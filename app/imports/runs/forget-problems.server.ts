import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { forgetChanges, listForgettable } from "./stored-changes.server.ts";

/**
 * Removes the refused and remarked rows of imports older than the given days, import by import; returns the number of
 * rows. The imports keep their counts.
 */
export async function forgetProblems({ db, clock }: Context, days: number): Promise<number> {
  const before = addMinutes(clock.now(), -days * 24 * 60);
  const runs = await db
    .selectFrom("import_runs")
    .where("started_at", "<", before)
    .where((eb) =>
      eb.exists(eb.selectFrom("import_problems").whereRef("run_id", "=", "import_runs.id").select("run_id")),
    )
    .select("id")
    .execute();
  await db
    .updateTable("import_runs")
    .set({ keeps_changes: 0 })
    .where("keeps_changes", "=", 1)
    .where("started_at", "<", before)
    .execute();
  await forgetChanges(db, await listForgettable(db));
  const samples = await db
    .selectFrom("import_runs")
    .where("kind", "=", "trial")
    .where("started_at", "<", before)
    .where((eb) =>
      eb.exists(eb.selectFrom("import_changes").whereRef("run_id", "=", "import_runs.id").select("run_id")),
    )
    .select("id")
    .execute();
  await forgetChanges(
    db,
    samples.map(({ id }) => id),
  );
  let forgotten = 0;
  for (const { id } of runs) {
    await db.deleteFrom("refused_rows").where("run_id", "=", id).execute();
    const result = await db.deleteFrom("import_problems").where("run_id", "=", id).executeTakeFirst();
    forgotten += Number(result.numDeletedRows);
  }
  return forgotten;
}

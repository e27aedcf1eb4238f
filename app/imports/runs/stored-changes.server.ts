import type { Db, Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import type { AddedName, DossierChange } from "#app/dossiers/register/register-entry.ts";
import { storedValuesSchema } from "./undo-run.ts";

/** Stores what a run changed; of a dossier that it changes twice, the oldest and the newest values. */
export async function saveChanges(tx: Tx, runId: string, changes: readonly DossierChange[]): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.map(({ id }) => id);
  const known = await tx
    .selectFrom("import_changes")
    .where("run_id", "=", runId)
    .where(inList(tx, "dossier_id", ids))
    .selectAll()
    .execute();
  const earlier = new Map(known.map((row) => [row.dossier_id, row]));
  if (known.length > 0) {
    const again = known.map(({ dossier_id: id }) => id);
    await tx
      .deleteFrom("import_changes")
      .where("run_id", "=", runId)
      .where(inList(tx, "dossier_id", again))
      .execute();
  }
  const rows = changes.map(({ id, before, after }) => {
    const first = earlier.get(id);
    const [was, is] = first === undefined ? [{}, {}] : [valuesOf(first.before), valuesOf(first.after)];
    return {
      run_id: runId,
      dossier_id: id,
      before: JSON.stringify({ ...before, ...was }),
      after: JSON.stringify({ ...is, ...after }),
    };
  });
  await insertRows(tx, "import_changes", rows);
}

export function valuesOf(stored: string) {
  return storedValuesSchema.parse(JSON.parse(stored));
}

/** Stores which procedures, units and counters a run brought. */
export async function saveAdditions(tx: Tx, runId: string, added: readonly AddedName[]): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map(({ kind, id, name }) => ({ run_id: runId, kind, item_id: id, name }));
  await tx
    .insertInto("import_additions")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["run_id", "kind", "item_id"]).doNothing())
    .execute();
}

/** From the first dossier that a run saves on, the runs before it cannot be undone. */
export async function closeEarlierRuns(tx: Tx, officeId: string, runId: string): Promise<void> {
  await tx
    .updateTable("import_runs")
    .set({ keeps_changes: 0 })
    .where("office_id", "=", officeId)
    .where("id", "!=", runId)
    .where("keeps_changes", "=", 1)
    .execute();
}

const rowsAtOnce = 5000;

/** Removes the changes of runs that cannot be undone any more, in portions. */
export async function forgetChanges(db: Db, runs: readonly string[]): Promise<void> {
  for (const runId of runs) {
    for (;;) {
      const rows = await db
        .selectFrom("import_changes")
        .where("run_id", "=", runId)
        .select("dossier_id")
        .limit(rowsAtOnce)
        .execute();
      if (rows.length === 0) break;
      const ids = rows.map(({ dossier_id: id }) => id);
      await db
        .deleteFrom("import_changes")
        .where("run_id", "=", runId)
        .where(inList(db, "dossier_id", ids))
        .execute();
    }
    await db.deleteFrom("import_additions").where("run_id", "=", runId).execute();
  }
}

/** The runs of an office, or of all, that still have changes stored which nobody can undo; samples of trials stay. */
export async function listForgettable(db: Db, officeId?: string): Promise<string[]> {
  let query = db
    .selectFrom("import_runs")
    .where("kind", "=", "import")
    .where("keeps_changes", "=", 0)
    .where((eb) =>
      eb.or([
        eb.exists(eb.selectFrom("import_changes").whereRef("run_id", "=", "import_runs.id").select("run_id")),
        eb.exists(eb.selectFrom("import_additions").whereRef("run_id", "=", "import_runs.id").select("run_id")),
      ]),
    );
  if (officeId !== undefined) query = query.where("office_id", "=", officeId);
  return (await query.select("id").execute()).map(({ id }) => id);
}

import { setTimeout as pause } from "node:timers/promises";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import { insertRows } from "#db/fast/insert-rows.ts";
import { lockOffice } from "#db/lock.ts";
import type { ImportRunsTable } from "#db/schema/import-runs.ts";
import {
  listCreatedAt,
  removeDossiers,
  removeUnused,
  restoreDossiers,
} from "#app/dossiers/register/undo-register.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { hasEnded, processName } from "#app/platform/process-name.server.ts";
import { unbindRun } from "#app/ratings/advance/bind-codes.server.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import { importState, isWorkedOn } from "./import-run.ts";
import { forgetChanges, valuesOf } from "./stored-changes.server.ts";
import { mostStoredProblems } from "./stored-problems.ts";
import { undoCountsOf, type KeptReason, type UndoCounts } from "./undo-run.ts";

/** The dossiers of one transaction. */
const dossiersAtOnce = 500;
/** Pause between two transactions, in which people who rate continue. */
const pauseMilliseconds = 5;

/** Whether a run can be undone: it is the office's last one that saved something, and no file is being imported. */
export async function isUndoable(db: Db, officeId: string, runId: string, now: Instant): Promise<boolean> {
  const rows = await db
    .selectFrom("import_runs")
    .where("office_id", "=", officeId)
    .where((eb) =>
      eb.or([
        eb("keeps_changes", "=", 1),
        eb.and([eb("finished_at", "is", null), eb("failed_reason", "is", null)]),
        eb.and([eb("undo_asked_at", "is not", null), eb("undone_at", "is", null)]),
      ]),
    )
    .orderBy("started_at", "desc")
    .selectAll()
    .execute();
  const states = rows.map((run) => importState(run, now, hasEnded));
  if (states.some((state) => ["running", "waiting", "undoing"].includes(state))) return false;
  const last = rows.find(({ keeps_changes, created, updated }) => keeps_changes === 1 && created + updated > 0);
  return last?.id === runId && last.undo_asked_at === null;
}

/** Asks to undo a run; a server process does it. Returns false where it is not the last run any more. */
export function askToUndo(
  context: Context,
  { officeId, staffId }: { officeId: string; staffId: string },
  runId: string,
): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    // No file can be accepted meanwhile: that takes the same lock.
    await lockOffice(tx, officeId);
    if (!(await isUndoable(tx, officeId, runId, now))) return false;
    await tx
      .updateTable("import_runs")
      .set({ undo_asked_at: now, owner: null, attempts: 0 })
      .where("id", "=", runId)
      .execute();
    await recordAudit(context, tx, { now, officeId, staffId, action: "register-undone", subject: runId });
    return true;
  });
}

/** Whether an import of the office is being undone. */
export async function isUndoing(db: Db, officeId: string): Promise<boolean> {
  const query = db.selectFrom("import_runs").where("office_id", "=", officeId).where("undo_asked_at", "is not", null);
  return (await query.where("undone_at", "is", null).select("id").executeTakeFirst()) !== undefined;
}

/** Continues the undoing that has waited longest, to its end; returns whether there was one. */
export async function undoNext(context: Context, stopping: AbortSignal): Promise<boolean> {
  const run = await claimUndo(context);
  if (run === undefined) return false;
  try {
    for (const step of [unbindPortion, restorePortion, removePortion]) {
      while (await inTransaction(context.db, (tx) => step(context, tx, run.id))) {
        await pause(pauseMilliseconds);
        if (stopping.aborted) return true;
      }
    }
    await removeNames(context, run);
    await context.db
      .updateTable("import_runs")
      .set({ undone_at: context.clock.now(), keeps_changes: 0 })
      .where("id", "=", run.id)
      .execute();
    await forgetChanges(context.db, [run.id]);
    context.log.info({ run: run.id }, "import undone");
    return true;
  } finally {
    const release = context.db.updateTable("import_runs").set({ owner: null }).where("id", "=", run.id);
    await release.where("owner", "=", processName()).execute();
  }
}

async function claimUndo(context: Context): Promise<{ id: string; office_id: string } | undefined> {
  const now = context.clock.now();
  const open = await context.db
    .selectFrom("import_runs")
    .where("undo_asked_at", "is not", null)
    .where("undone_at", "is", null)
    .orderBy("undo_asked_at")
    .selectAll()
    .execute();
  const next = open.find((run) => !isWorkedOn(run, now, hasEnded));
  if (next === undefined) return undefined;
  const claimed = await context.db
    .updateTable("import_runs")
    .set({ owner: processName(), progress_at: now, attempts: next.attempts + 1 })
    .where("id", "=", next.id)
    .where("attempts", "=", next.attempts)
    .where("undone_at", "is", null)
    .executeTakeFirst();
  return claimed.numUpdatedRows === 1n ? next : undefined;
}

/** Takes some codes issued in advance off the dossiers to which the run bound them. Returns false after the last. */
async function unbindPortion(context: Context, tx: Tx, runId: string): Promise<boolean> {
  const { office_id: officeId } = await readRun(tx, runId);
  await tx.updateTable("import_runs").set({ progress_at: context.clock.now() }).where("id", "=", runId).execute();
  return unbindRun(tx, officeId, runId);
}

/** Restores some changed dossiers; their stored changes go in the same transaction. Returns false after the last. */
async function restorePortion(context: Context, tx: Tx, runId: string): Promise<boolean> {
  const run = await readRun(tx, runId);
  const rows = await tx
    .selectFrom("import_changes")
    .where("run_id", "=", runId)
    .orderBy("dossier_id")
    .limit(dossiersAtOnce)
    .selectAll()
    .execute();
  if (rows.length === 0) return false;
  const changes = rows.map((row) => ({
    id: row.dossier_id,
    before: valuesOf(row.before),
    after: valuesOf(row.after),
  }));
  const undone = await restoreDossiers(tx, run.office_id, changes, context.clock.now());
  const ids = rows.map(({ dossier_id: id }) => id);
  await tx
    .deleteFrom("import_changes")
    .where("run_id", "=", runId)
    .where(inList(tx, "dossier_id", ids))
    .execute();
  const kept = undone.filter(({ outcome }) => outcome === "changed");
  const restored = undone.filter(({ outcome }) => outcome === "restored").length;
  const listed = kept.map(({ number }) => ({ number, reason: "keptChanged" as const }));
  await saveUndo(context, tx, run, { removed: 0, restored, names: 0, kept: listed });
  return true;
}

const reasonOf = {
  rated: "keptRated",
  complained: "keptComplained",
  opened: "keptOpened",
  printed: "keptPrinted",
  changed: "keptChanged",
} as const;

/** Removes some created dossiers and remembers the last one. Returns false after the last. */
async function removePortion(context: Context, tx: Tx, runId: string): Promise<boolean> {
  const run = await readRun(tx, runId);
  const place = { officeId: run.office_id, createdAt: run.started_at, after: run.undo_cursor ?? "" };
  const ids = await listCreatedAt(tx, { ...place, most: dossiersAtOnce });
  const cursor = ids.at(-1);
  if (cursor === undefined) return false;
  const undone = await removeDossiers(tx, run.office_id, ids);
  const kept = undone.flatMap(({ number, outcome }) =>
    outcome === "removed" ? [] : [{ number, reason: reasonOf[outcome] }],
  );
  const counts = { removed: undone.length - kept.length, restored: 0, names: 0, kept };
  await saveUndo(context, tx, run, counts, cursor);
  return true;
}

function readRun(tx: Tx, runId: string): Promise<ImportRunsTable> {
  return tx.selectFrom("import_runs").where("id", "=", runId).selectAll().executeTakeFirstOrThrow();
}

interface UndonePortion extends Omit<UndoCounts, "kept"> {
  kept: readonly { number: string; reason: KeptReason }[];
}

/** Adds a portion to the counts of a run and lists the dossiers that stay, as many as problems of a run are listed. */
async function saveUndo(
  context: Context,
  tx: Tx,
  run: ImportRunsTable,
  portion: UndonePortion,
  cursor = run.undo_cursor,
): Promise<void> {
  const before = undoCountsOf(run.undo_counts);
  const left = Math.max(0, mostStoredProblems - before.kept);
  const rows = portion.kept.slice(0, left).map(({ number, reason }, index) => ({
    id: newId(),
    run_id: run.id,
    line: before.kept + index + 1,
    severity: "kept" as const,
    column: "",
    reason,
    details: JSON.stringify({ number }),
  }));
  await insertRows(tx, "import_problems", rows);
  const counts: UndoCounts = {
    removed: before.removed + portion.removed,
    restored: before.restored + portion.restored,
    kept: before.kept + portion.kept.length,
    names: before.names + portion.names,
  };
  await tx
    .updateTable("import_runs")
    .set({ undo_counts: JSON.stringify(counts), undo_cursor: cursor, progress_at: context.clock.now() })
    .where("id", "=", run.id)
    .execute();
}

/** Removes the procedures, units and counters that only the run brought. */
async function removeNames(context: Context, { id, office_id }: { id: string; office_id: string }): Promise<void> {
  const added = await context.db.selectFrom("import_additions").where("run_id", "=", id).selectAll().execute();
  for (const { kind, item_id } of added) {
    const isGone = await removeUnused(context.db, office_id, { kind, id: item_id });
    await inTransaction(context.db, async (tx) => {
      const addition = tx.deleteFrom("import_additions").where("run_id", "=", id).where("kind", "=", kind);
      await addition.where("item_id", "=", item_id).execute();
      await saveUndo(context, tx, await readRun(tx, id), { removed: 0, restored: 0, names: isGone ? 1 : 0, kept: [] });
    });
  }
}

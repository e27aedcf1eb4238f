import { inTransaction, isStillNamed, type Db, type Tx } from "#db/engine.ts";
import { inList } from "#db/fast/in-list.ts";
import { lockForUpdate, lockOffice } from "#db/lock.ts";
import type { DossiersTable } from "#db/schema/dossiers.ts";
import type { Instant } from "#app/platform/day.ts";
import { collectTotals } from "#app/dossiers/totals/daily-totals.server.ts";
import { untouched } from "#app/dossiers/totals/counted-dossier.ts";
import { findRatingOpenDays, saveUpdated } from "./register-dossier.server.ts";
import type { AddedName, DossierChange, RegisterColumn, RegisterValues } from "./register-entry.ts";

/*
 * Taking back what a register brought. Everything is decided about locked dossiers, so that a rating given at the same
 * moment is either seen here or finds its dossier gone.
 */

/** What became of a dossier that a register changed. */
export type RestoreOutcome = "restored" | "changed" | "gone";

/** Why a dossier that a register created stays. */
export type KeptReason = "rated" | "complained" | "opened" | "printed" | "changed";

export interface UndoneDossier<Outcome> {
  number: string;
  outcome: Outcome;
}

/** Gives changed dossiers their old values back, unless a value was changed since. */
export async function restoreDossiers(
  tx: Tx,
  officeId: string,
  changes: readonly Pick<DossierChange, "id" | "before" | "after">[],
  now: Instant,
): Promise<UndoneDossier<RestoreOutcome>[]> {
  const counted = await countedNames(
    tx,
    changes.map(({ before }) => before),
  );
  const rows = await lockAll(
    tx,
    officeId,
    changes.map(({ id }) => id),
  );
  const updates = changes.flatMap(({ id, before, after }) => {
    const row = rows.get(id);
    if (row === undefined || !hasValues(row, after)) return [];
    return [{ before: row, after: { ...row, ...(counted(before) as Partial<DossiersTable>), updated_at: now } }];
  });
  const totals = collectTotals();
  await saveUpdated(tx, updates, await findRatingOpenDays(tx, officeId), totals);
  await totals.save(tx);
  const restored = new Set(updates.map(({ after }) => after.id));
  return changes.map(({ id }) => {
    const number = rows.get(id)?.number ?? "";
    return { number, outcome: restored.has(id) ? "restored" : rows.has(id) ? "changed" : "gone" };
  });
}

/**
 * Old values with the procedure, unit and counter under which dossiers count now. Locks the procedures, as a merge does;
 * dossiers of a unit or counter that is merged meanwhile are moved after that, see `move-merged.server.ts`.
 */
async function countedNames(
  tx: Tx,
  values: readonly RegisterValues[],
): Promise<(values: RegisterValues) => RegisterValues> {
  const into = new Map<string, string>();
  for (const [table, column] of mergedNames) {
    const ids = [...new Set(values.flatMap((one) => one[column] ?? []))];
    if (ids.length === 0) continue;
    const query = tx.selectFrom(table).where("id", "in", ids).orderBy("id").select(["id", "merged_into"]);
    const rows = await (table === "procedures" ? lockForUpdate(tx, query, table) : query).execute();
    for (const { id, merged_into: other } of rows) if (other !== null) into.set(id, other);
  }
  return (before) => {
    const counted = { ...before };
    for (const [, column] of mergedNames) {
      const other = into.get(before[column] ?? "");
      if (other !== undefined) counted[column] = other;
    }
    return counted;
  };
}

const mergedNames = [
  ["procedures", "procedure_id"],
  ["units", "unit_id"],
  ["counters", "counter_id"],
] as const;

function hasValues(row: DossiersTable, values: RegisterValues): boolean {
  const columns = Object.keys(values) as RegisterColumn[];
  return columns.every((column) => row[column] === values[column]);
}

/** The ids of the office's dossiers that were created at this very instant, in portions; `after` is the last known. */
export async function listCreatedAt(
  db: Db,
  { officeId, createdAt, after, most }: { officeId: string; createdAt: Instant; after: string; most: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where("created_at", "=", createdAt)
    .where("id", ">", after)
    .orderBy("id")
    .limit(most)
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Removes dossiers with their receipts, unless a person has rated, complained about, opened or printed one, or other
 * software has changed one since.
 */
export async function removeDossiers(
  tx: Tx,
  officeId: string,
  ids: readonly string[],
): Promise<UndoneDossier<"removed" | KeptReason>[]> {
  const rows = await lockAll(tx, officeId, ids);
  const reasons = await reasonsToStay(tx, rows);
  const removed = [...rows.values()].filter(({ id }) => !reasons.has(id));
  const totals = collectTotals();
  for (const dossier of removed) totals.remove({ dossier, ...untouched, rating: undefined });
  if (removed.length > 0) {
    const removedIds = removed.map(({ id }) => id);
    await tx
      .deleteFrom("receipts")
      .where(inList(tx, "dossier_id", removedIds))
      .execute();
    await tx
      .deleteFrom("dossiers")
      .where(inList(tx, "id", removedIds))
      .execute();
  }
  await totals.save(tx);
  return [...rows.values()].map(({ id, number }) => ({ number, outcome: reasons.get(id) ?? "removed" }));
}

async function reasonsToStay(tx: Tx, rows: ReadonlyMap<string, DossiersTable>): Promise<Map<string, KeptReason>> {
  const reasons = new Map<string, KeptReason>();
  const ids = [...rows.keys()];
  if (ids.length === 0) return reasons;
  // The run that created a dossier saves it with one instant, however often its file names it.
  for (const { id, created_at, updated_at } of rows.values()) if (updated_at !== created_at) reasons.set(id, "changed");
  const receipts = await tx
    .selectFrom("receipts")
    .where(inList(tx, "dossier_id", ids))
    .select(["dossier_id", "opened_at", "printed_at", "first_printed_at", "complained"])
    .execute();
  for (const { dossier_id: id, opened_at, printed_at, first_printed_at, complained } of receipts) {
    // Paper of other software has the second instant only.
    if (printed_at !== null || first_printed_at !== null) reasons.set(id, "printed");
    if (opened_at !== null) reasons.set(id, "opened");
    if (complained === 1) reasons.set(id, "complained");
  }
  const cases = tx
    .selectFrom("complaints")
    .where(inList(tx, "dossier_id", ids))
    .select("dossier_id");
  for (const { dossier_id: id } of await cases.execute()) if (id !== null) reasons.set(id, "complained");
  const ratings = tx
    .selectFrom("ratings")
    .where(inList(tx, "dossier_id", ids))
    .select("dossier_id");
  for (const { dossier_id: id } of await ratings.execute()) reasons.set(id, "rated");
  return reasons;
}

async function lockAll(tx: Tx, officeId: string, ids: readonly string[]): Promise<Map<string, DossiersTable>> {
  if (ids.length === 0) return new Map();
  const query = tx
    .selectFrom("dossiers")
    .where(inList(tx, "id", ids))
    .orderBy("id")
    .selectAll();
  const rows = await lockForUpdate(tx, query, "dossiers").execute();
  return new Map(rows.filter((row) => row.office_id === officeId).map((row) => [row.id, row]));
}

const columnOf = { procedure: "procedure_id", unit: "unit_id", counter: "counter_id" } as const;

/**
 * Removes a procedure, unit or counter that a register brought and nothing uses any more; returns whether it is gone. One
 * that a person gave a name is in use.
 */
export async function removeUnused(
  db: Db,
  officeId: string,
  { kind, id }: Pick<AddedName, "kind" | "id">,
): Promise<boolean> {
  try {
    return await inTransaction(db, (tx) => removeName(tx, officeId, kind, id));
  } catch (error) {
    if (isStillNamed(error)) return false;
    throw error;
  }
}

async function removeName(tx: Tx, officeId: string, kind: AddedName["kind"], id: string): Promise<boolean> {
  await lockOffice(tx, officeId);
  const used = await tx
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where(columnOf[kind], "=", id)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  if (used !== undefined) return false;
  if (await isKnownToPerson(tx, kind, id)) return false;
  // Only zeroes are left of what was counted.
  if (kind === "procedure") {
    await tx
      .deleteFrom("daily_procedure_totals")
      .where("office_id", "=", officeId)
      .where("procedure_id", "=", id)
      .execute();
    await tx
      .deleteFrom("monthly_procedure_totals")
      .where("office_id", "=", officeId)
      .where("procedure_id", "=", id)
      .execute();
    await tx.deleteFrom("procedures").where("id", "=", id).where("office_id", "=", officeId).execute();
  } else if (kind === "unit") {
    await tx.deleteFrom("daily_unit_totals").where("office_id", "=", officeId).where("unit_id", "=", id).execute();
    await tx.deleteFrom("units").where("id", "=", id).where("office_id", "=", officeId).execute();
  } else {
    await tx
      .deleteFrom("daily_counter_totals")
      .where("office_id", "=", officeId)
      .where("counter_id", "=", id)
      .execute();
    await tx.deleteFrom("counters").where("id", "=", id).where("office_id", "=", officeId).execute();
  }
  return true;
}

/** Whether a tablet was set up at the counter. */
async function hasKiosk(tx: Tx, counterId: string): Promise<boolean> {
  const kiosk = await tx.selectFrom("kiosks").where("counter_id", "=", counterId).select("id").executeTakeFirst();
  return kiosk !== undefined;
}

/** Whether a person accepted, renamed, retired or merged it. */
async function isKnownToPerson(tx: Tx, kind: AddedName["kind"], id: string): Promise<boolean> {
  if (kind !== "procedure") {
    const table = kind === "unit" ? "units" : "counters";
    const row = await tx
      .selectFrom(table)
      .where("id", "=", id)
      .select(["second_key", "merged_into"])
      .executeTakeFirst();
    if (row !== undefined && (row.second_key !== null || row.merged_into !== null)) return true;
    return kind === "counter" && (await hasKiosk(tx, id));
  }
  const row = await tx.selectFrom("procedures").where("id", "=", id).selectAll().executeTakeFirst();
  if (row === undefined) return false;
  const { proposed_at, register_name, register_field, retired_at, merged_into } = row;
  return (
    proposed_at === null || [register_name, register_field, retired_at, merged_into].some((value) => value !== null)
  );
}

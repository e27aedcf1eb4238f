import { inTransaction, type Tx } from "#db/engine.ts";
import { lockForUpdate } from "#db/lock.ts";
import type { ProceduresTable } from "#db/schema/procedures.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changesBetween, type AuditChange } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { shownKey, stateOf, type ProcedureAct } from "./procedure.ts";

export type By = Pick<SignedIn, "officeId" | "staffId">;

/**
 * "changed-meanwhile": it is not what the form was filled with any more; nothing was saved. "not-found" also for another
 * office's procedure.
 */
export type ProcedureChanged = { ok: true } | { ok: false; reason: "not-found" | "changed-meanwhile" | "state" };

interface Wanted {
  id: string;
  /** `shownKey` of the procedure the form was filled with. */
  shown: string;
}

/**
 * Gives a procedure the name and field that people read, which accepts a proposed one. Registers may go on with theirs:
 * the code says which procedure they mean. Back to the register's own name, it follows the register again.
 */
export function renameProcedure(
  context: Context,
  by: By,
  wanted: Wanted,
  { name, field }: { name: string; field: string },
): Promise<ProcedureChanged> {
  return change(context, by, wanted, (row) => renamed(row, { name, field }));
}

/** The columns of a procedure with another name and field; the register's stay beside them. */
export function renamed(row: ProceduresTable, { name, field }: { name: string; field: string }): Change {
  const [registerName, registerField] = [row.register_name ?? row.name, row.register_field ?? row.field];
  return {
    name,
    field,
    register_name: name === registerName ? null : registerName,
    register_field: field === registerField ? null : registerField,
    proposed_at: null,
  };
}

/** Accepts a proposed procedure, retires one, or offers a retired one again. "state": that is not possible any more. */
export function actOnProcedure(context: Context, by: By, wanted: Wanted, act: ProcedureAct): Promise<ProcedureChanged> {
  const now = context.clock.now();
  return change(context, by, wanted, (row) => {
    const state = stateOf(row);
    if (act === "restore") return state === "retired" ? { retired_at: null } : undefined;
    if (act === "accept") return state === "proposed" ? { proposed_at: null } : undefined;
    return state === "proposed" || state === "used" ? { retired_at: now, proposed_at: null } : undefined;
  });
}

/** Accepts all proposed procedures of the office; returns how many. */
export function acceptAllProposed(context: Context, by: By): Promise<number> {
  return inTransaction(context.db, async (tx) => {
    const query = tx
      .selectFrom("procedures")
      .where("office_id", "=", by.officeId)
      .where("proposed_at", "is not", null)
      .orderBy("id")
      .select("id");
    const rows = await lockForUpdate(tx, query, "procedures").execute();
    if (rows.length === 0) return 0;
    await tx
      .updateTable("procedures")
      .set({ proposed_at: null })
      .where("office_id", "=", by.officeId)
      .where("proposed_at", "is not", null)
      .execute();
    const changes = [{ field: "proceduresAccepted", before: "", after: String(rows.length) }] as const;
    await recordChange(context, tx, by, "", changes);
    return rows.length;
  });
}

type Change = Partial<ProceduresTable>;

/** Locks a procedure and changes it if it is still what was shown; `decide` returns undefined if it may not be. */
async function change(
  context: Context,
  by: By,
  { id, shown }: Wanted,
  decide: (row: ProceduresTable) => Change | undefined,
): Promise<ProcedureChanged> {
  return inTransaction(context.db, async (tx): Promise<ProcedureChanged> => {
    const [row] = await lockProcedures(tx, by.officeId, [id]);
    if (row === undefined) return { ok: false, reason: "not-found" };
    if (shownKey({ ...row, state: stateOf(row) }) !== shown) return { ok: false, reason: "changed-meanwhile" };
    if (row.merged_into !== null) return { ok: false, reason: "state" };
    const changed = decide(row);
    if (changed === undefined) return { ok: false, reason: "state" };
    await tx.updateTable("procedures").set(changed).where("id", "=", id).execute();
    const changes = changesBetween(recorded(row), recorded({ ...row, ...changed }));
    if (changes.length > 0) await recordChange(context, tx, by, id, changes);
    return { ok: true };
  });
}

/** The values of a procedure that its history tells. */
export function recorded(row: ProceduresTable) {
  return { procedureName: row.name, procedureField: row.field, procedureState: stateOf(row) };
}

/** Records a change in the audit record: the history on the page of the procedure is read from there. */
export function recordChange(
  context: Context,
  tx: Tx,
  { officeId, staffId }: By,
  subject: string,
  changes: readonly AuditChange[],
): Promise<void> {
  const now = context.clock.now();
  return recordAudit(context, tx, { now, officeId, staffId, action: "procedure-changed", subject, changes });
}

/** Locks procedures of the office in the order of their ids, after imports that name them; leaves out unknown ids. */
export function lockProcedures(tx: Tx, officeId: string, ids: readonly string[]): Promise<ProceduresTable[]> {
  const query = tx
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("id", "in", ids)
    .orderBy("id")
    .selectAll();
  return lockForUpdate(tx, query, "procedures").execute();
}

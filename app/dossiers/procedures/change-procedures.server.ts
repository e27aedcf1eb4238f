import type { Db, Tx } from "#db/engine.ts";
import type { ProceduresTable } from "#db/schema/procedures.ts";
import type { Instant } from "#app/platform/day.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import type { SettingNote } from "#app/staff/audit/audit.server.ts";
import { lockProcedures, recorded, renamed } from "./change-procedure.server.ts";
import { stateOf, type ProcedureState } from "./procedure.ts";

/** More procedures than a province offers in all. */
const mostProcedures = 20_000;

type ManagedState = Exclude<ProcedureState, "merged">;

/** A procedure that is not merged, by its code. */
export interface ManagedProcedure {
  code: string;
  name: string;
  field: string;
  state: ManagedState;
}

/** The procedures of the office but for merged ones, by code, with what registers write where a person changed it. */
export async function listManaged(
  db: Db,
  officeId: string,
): Promise<(ManagedProcedure & { registerName: string | null; registerField: string | null })[]> {
  const rows = await db
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
    .orderBy("code")
    .limit(mostProcedures)
    .selectAll()
    .execute();
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    field: row.field,
    state: managedState(row),
    registerName: row.register_name,
    registerField: row.register_field,
  }));
}

function managedState(row: ProceduresTable): ManagedState {
  const state = stateOf(row);
  return state === "merged" ? "used" : state;
}

/**
 * Gives procedures the names, fields and states wanted, in a transaction that has locked the office; a renamed one is
 * accepted, as on its page. A procedure that was merged meanwhile stays. Returns one note per changed procedure.
 */
export async function saveProcedures(
  tx: Tx,
  officeId: string,
  wanted: readonly ManagedProcedure[],
  now: Instant,
): Promise<SettingNote[]> {
  const codes = new Map(wanted.map((one) => [one.code, one]));
  const known = await tx
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("code", "in", [...codes.keys()])
    .select("id")
    .execute();
  const rows = await lockProcedures(
    tx,
    officeId,
    known.map(({ id }) => id),
  );
  const notes: SettingNote[] = [];
  for (const row of rows) {
    const one = codes.get(row.code);
    if (one === undefined || row.merged_into !== null) continue;
    const isRenamed = one.name !== row.name || one.field !== row.field;
    const changed = { ...row, ...(isRenamed ? renamed(row, one) : {}), ...stateFor(row, one.state, now, isRenamed) };
    const changes = changesBetween(recorded(row), recorded(changed));
    if (changes.length === 0) continue;
    const { id, office_id: _office, code: _code, ...values } = changed;
    await tx.updateTable("procedures").set(values).where("id", "=", id).execute();
    notes.push({ action: "procedure-changed", subject: id, changes });
  }
  return notes;
}

function stateFor(row: ProceduresTable, wanted: ManagedState, now: Instant, isRenamed: boolean) {
  if (wanted === "retired") return { proposed_at: null, retired_at: row.retired_at ?? now };
  if (wanted === "used") return { proposed_at: null, retired_at: null };
  return isRenamed ? { proposed_at: null } : {};
}

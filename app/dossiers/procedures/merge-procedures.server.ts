import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { lockProcedures, recordChange, type By } from "./change-procedure.server.ts";
import { shownKey, stateOf } from "./procedure.ts";

/** "target": the other one is merged itself, or is the same one. */
export type MergeOutcome = { ok: true } | { ok: false; reason: "not-found" | "changed-meanwhile" | "state" | "target" };

/**
 * Merges a procedure into another one of the office: from now on registers that bring its code mean the other one, and
 * `moveMergedDossiers` moves its dossiers. Imports that have the procedure locked end first, so no later dossier gets it.
 * Those merged into it before count under the other one as well. It cannot be undone: afterwards nobody knows which
 * dossiers had which procedure.
 */
export function mergeProcedures(
  context: Context,
  by: By,
  { id, into, shown }: { id: string; into: string; shown: string },
): Promise<MergeOutcome> {
  return inTransaction(context.db, async (tx): Promise<MergeOutcome> => {
    const rows = await lockProcedures(tx, by.officeId, [id, into]);
    const [merged, target] = [rows.find((row) => row.id === id), rows.find((row) => row.id === into)];
    if (merged === undefined) return { ok: false, reason: "not-found" };
    if (shownKey({ ...merged, state: stateOf(merged) }) !== shown) return { ok: false, reason: "changed-meanwhile" };
    if (merged.merged_into !== null) return { ok: false, reason: "state" };
    if (target === undefined || id === into || target.merged_into !== null) return { ok: false, reason: "target" };
    await tx
      .updateTable("procedures")
      .set({ merged_into: into })
      .where("office_id", "=", by.officeId)
      .where("merged_into", "=", id)
      .execute();
    await tx.updateTable("procedures").set({ merged_into: into, proposed_at: null }).where("id", "=", id).execute();
    const state = { field: "procedureState", before: stateOf(merged), after: "merged" } as const;
    const other = { field: "procedureMergedInto", before: "", after: `${target.code} – ${target.name}` } as const;
    await recordChange(context, tx, by, id, [state, other]);
    return { ok: true };
  });
}

import { inTransaction } from "#db/engine.ts";
import { lockForUpdate, lockOffice } from "#db/lock.ts";
import { nameKey } from "#app/dossiers/organisation-name.ts";
import type { Context } from "#app/platform/context.server.ts";
import { recordChange, type By } from "./change-procedure.server.ts";

/** "taken": another field has the name, and it was not said that the two are one. */
export type FieldRenamed = { ok: true } | { ok: false; reason: "gone" | "taken" };

/**
 * Gives a field (lĩnh vực) another name for all its procedures; with `join`, the name of another field makes the two one.
 * Registers may go on with the old name: it means the new one from now on.
 */
export function renameField(
  context: Context,
  by: By,
  { before, name, join }: { before: string; name: string; join: boolean },
): Promise<FieldRenamed> {
  return inTransaction(context.db, async (tx): Promise<FieldRenamed> => {
    // A register that brings a new procedure takes the first lock, one that names known ones the second.
    await lockOffice(tx, by.officeId);
    const query = tx
      .selectFrom("procedures")
      .where("office_id", "=", by.officeId)
      .orderBy("id")
      .select(["id", "field"]);
    const rows = await lockForUpdate(tx, query, "procedures").execute();
    if (!rows.some(({ field }) => field === before)) return { ok: false, reason: "gone" };
    if (before === name) return { ok: true };
    const key = nameKey(name);
    const same = rows.find(({ field }) => field !== before && nameKey(field) === key);
    if (same !== undefined && !join) return { ok: false, reason: "taken" };
    const after = same?.field ?? name;
    await tx
      .updateTable("procedures")
      .set({ field: after })
      .where("office_id", "=", by.officeId)
      .where("field", "=", before)
      .execute();
    // Register names that led to the old name lead to the new one, the old name included.
    const names = tx.updateTable("field_names").set({ name: after }).where("office_id", "=", by.officeId);
    await names.where("name", "=", before).execute();
    await tx
      .insertInto("field_names")
      .values({ office_id: by.officeId, register_key: nameKey(before), name: after })
      .onConflict((conflict) => conflict.columns(["office_id", "register_key"]).doUpdateSet({ name: after }))
      .execute();
    await recordChange(context, tx, by, "", [{ field: "procedureField", before, after }]);
    return { ok: true };
  });
}

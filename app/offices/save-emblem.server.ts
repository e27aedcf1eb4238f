import type { Tx } from "#db/engine.ts";
import type { OfficeEmblemsTable } from "#db/schema/office-emblems.ts";

/** Saves the emblem of an office instead of an earlier one. */
export async function saveEmblem(tx: Tx, row: OfficeEmblemsTable): Promise<void> {
  const { office_id: _office, ...values } = row;
  await tx
    .insertInto("office_emblems")
    .values(row)
    .onConflict((conflict) => conflict.column("office_id").doUpdateSet(values))
    .execute();
}

/** Removes the emblem of an office. */
export async function deleteEmblem(tx: Tx, officeId: string): Promise<void> {
  await tx.deleteFrom("office_emblems").where("office_id", "=", officeId).execute();
}

import type { Db } from "#db/engine.ts";
import type { FilterChoices } from "./inbox-view.ts";

/** The office's units and procedures, by name. */
export async function listFilterChoices(db: Db, officeId: string): Promise<FilterChoices> {
  const units = await db
    .selectFrom("units")
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
    .orderBy("name_key")
    .select(["id", "name"])
    .execute();
  const procedures = await db
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
    .orderBy("name")
    .select(["id", "name"])
    .execute();
  return { units, procedures };
}

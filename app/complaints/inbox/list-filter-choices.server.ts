import type { Db } from "#db/engine.ts";

/** What the list of cases can be narrowed to by name. */
export interface FilterChoices {
  units: { id: string; name: string }[];
  procedures: { id: string; name: string }[];
}

/** The office's units and procedures, by name. */
export async function listFilterChoices(db: Db, officeId: string): Promise<FilterChoices> {
  const units = await db
    .selectFrom("units")
    .where("office_id", "=", officeId)
    .orderBy("name_key")
    .select(["id", "name"])
    .execute();
  const procedures = await db
    .selectFrom("procedures")
    .where("office_id", "=", officeId)
    .orderBy("name")
    .select(["id", "name"])
    .execute();
  return { units, procedures };
}

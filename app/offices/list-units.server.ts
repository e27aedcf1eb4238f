import type { Db } from "#db/engine.ts";

/** The units of an office in the order of Vietnamese names, to choose from. */
export async function listUnits(db: Db, officeId: string): Promise<{ id: string; name: string }[]> {
  const units = await db.selectFrom("units").where("office_id", "=", officeId).select(["id", "name"]).execute();
  const byName = new Intl.Collator("vi");
  return units.sort((a, b) => byName.compare(a.name, b.name));
}

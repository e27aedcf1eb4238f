import type { Db } from "#db/engine.ts";
import type { OrganisationKind, OrganisationPart } from "./organisation-part.ts";

/** The units or counters of an office by name. */
export async function listOrganisation(db: Db, officeId: string, kind: OrganisationKind): Promise<OrganisationPart[]> {
  const rows = await db
    .selectFrom(kind)
    .where("office_id", "=", officeId)
    .select(["id", "name", "second_key"])
    .execute();
  const byName = new Intl.Collator("vi", { numeric: true });
  return rows
    .map((row) => ({ id: row.id, name: row.name, isRenamed: row.second_key !== null }))
    .sort((one, other) => byName.compare(one.name, other.name));
}

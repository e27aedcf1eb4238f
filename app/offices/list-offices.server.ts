import type { Db } from "#db/engine.ts";
import type { OfficeContact } from "./office.ts";

/** An office in a list to choose from. */
export interface ListedOffice {
  id: string;
  name: string;
  contactLine: string;
}

/** Every office of this installation, by name; a province has some dozens. */
export function listOffices(db: Db): Promise<ListedOffice[]> {
  return db
    .selectFrom("offices")
    .select(["id", "name", "contact_line as contactLine"])
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/** The units of an office in the order of Vietnamese names, to choose from. */
export async function listUnits(db: Db, officeId: string): Promise<{ id: string; name: string }[]> {
  const units = await db
    .selectFrom("units")
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
    .select(["id", "name"])
    .execute();
  const byName = new Intl.Collator("vi");
  return units.sort((a, b) => byName.compare(a.name, b.name));
}

/** The most contacts on one page; a province has some dozens of offices. */
const mostContacts = 30;

/** The offices of this installation with contact details, by name. */
export function listOfficeContacts(db: Db): Promise<OfficeContact[]> {
  return db
    .selectFrom("offices")
    .where("contact_line", "!=", "")
    .select(["name", "contact_line as contactLine"])
    .orderBy("name")
    .limit(mostContacts)
    .execute();
}

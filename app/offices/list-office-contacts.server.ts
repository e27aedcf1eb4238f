import type { Db } from "#db/engine.ts";
import type { OfficeContact } from "./office.ts";

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

import type { Db } from "#db/engine.ts";
import type { OfficeContact } from "./office.ts";

/** A province has some dozens of offices; more than this is of no help on a page. */
const mostContacts = 30;

/** The offices of this installation that say how to reach them, by name. */
export function listOfficeContacts(db: Db): Promise<OfficeContact[]> {
  return db
    .selectFrom("offices")
    .where("contact_line", "!=", "")
    .select(["name", "contact_line as contactLine"])
    .orderBy("name")
    .limit(mostContacts)
    .execute();
}

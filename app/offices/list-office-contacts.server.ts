import type { Db } from "#db/engine.ts";

/** How citizens reach an office. */
export interface OfficeContact {
  name: string;
  contactLine: string;
}

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

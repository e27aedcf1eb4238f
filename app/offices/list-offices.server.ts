import type { Db } from "#db/engine.ts";

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
